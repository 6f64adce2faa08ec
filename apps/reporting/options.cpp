#include "options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"

namespace muster::reporting {
namespace {

const std::map<std::string, std::vector<double>> presets{
    {"", {180, 88}}, {"nature", {183, 89}}, {"elsevier", {190, 140, 90}}, {"pnas", {178, 114, 87}}};

}  // namespace

void add_options(CLI::App& app, Options& options) {
  app.set_version_flag("--version", std::string("muster-report ") + MUSTER_VERSION);
  app.add_option("results", options.results,
                 "Results directories of muster run; several give comparisons with the first")
      ->required();
  app.add_option("--out", options.out, "Folder to write; default: report in the first results directory");
  app.add_option("--formats", options.formats, "What to write")
      ->delimiter(',')
      ->check(CLI::IsMember({"pdf", "svg", "png", "eps", "csv", "tex", "html"}))
      ->capture_default_str();
  app.add_option("--figures", options.figures, "Only these, by id or name: F1,fan,...")->delimiter(',');
  app.add_option("--width", options.width, "A width such as 88mm, or a preset: nature, elsevier, pnas");
  app.add_option("--target", options.target,
                 "The target of figures that show one (F6, F9, F14): A or A+R, such as 300k or 250k+275k");
  app.add_option("--style", options.style, "Look of the figures")
      ->check(CLI::IsMember({"paper", "slides"}))
      ->capture_default_str();
}

std::vector<double> widths_of(const std::string& word) {
  if (const auto preset = presets.find(word); preset != presets.end()) return preset->second;
  const bool in_mm = word.size() > 2 && word.ends_with("mm");
  const double width = in_mm ? read_number(word.substr(0, word.size() - 2)).value_or(0) : 0;
  require(
      width >= 80 && width <= 400,
      "--width: \"{}\" is no width (a width is 80mm to 400mm, a preset nature, elsevier or pnas); write such as 88mm",
      word);
  return {width};
}

}  // namespace muster::reporting
