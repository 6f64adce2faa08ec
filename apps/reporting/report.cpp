#include "report.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <set>
#include <stdexcept>

#include "muster/core/require.hpp"
#include "muster/ensemble/scenario_read.hpp"
#include "muster/report/analyses.hpp"
#include "muster/report/document_files.hpp"
#include "muster/report/figure.hpp"
#include "muster/report/figure_files.hpp"
#include "muster/report/tables.hpp"

namespace muster::reporting {
namespace {

/// A folder beside the final one, which takes its place when all is written and disappears otherwise.
class Draft {
 public:
  explicit Draft(std::filesystem::path target)
      : target_(std::move(target)), folder_(target_.string() + fmt::format(".part-{}", ::getpid())) {
    std::filesystem::create_directories(folder_);
  }
  Draft(const Draft&) = delete;
  Draft(Draft&&) = delete;
  Draft& operator=(const Draft&) = delete;
  Draft& operator=(Draft&&) = delete;
  ~Draft() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  /// Puts the draft in the place of what stood there before.
  void keep() const {
    const std::filesystem::path before = folder_.string() + "-before";
    if (std::filesystem::exists(target_)) std::filesystem::rename(target_, before);
    std::filesystem::rename(folder_, target_);
    std::filesystem::remove_all(before);
  }

 private:
  std::filesystem::path target_, folder_;
};

bool wants(const Options& options, std::string_view format) {
  return std::ranges::find(options.formats, format) != options.formats.end();
}

/// Only a report may be replaced: a folder with anything else in it is someone's work.
void check_target(const std::filesystem::path& target) {
  if (!std::filesystem::exists(target)) return;
  require(std::filesystem::is_directory(target), "--out: {} is a file (a report is a folder); name a folder",
          target.string());
  for (const auto& entry : std::filesystem::directory_iterator(target)) {
    const std::string name = entry.path().filename().string();
    const bool ours =
        name.starts_with("fig-") || name.starts_with("tab-") || name == "report.html" || name == "numbers.tex";
    require(ours, "--out: {} holds {} (it is not of a report and would be lost); name another folder", target.string(),
            name);
  }
}

FigureOptions figure_options(const Options& options) {
  FigureOptions asked;
  asked.wanted = options.figures;
  asked.style = options.style == "slides" ? FigureStyle::slides : FigureStyle::paper;
  require(asked.style == FigureStyle::paper || options.width.empty(),
          "--width: {} does not go with --style slides (a slide has one size); leave one of them out", options.width);
  asked.widths_mm = widths_of(options.width);
  if (!options.target.empty()) {
    const Target target = parse_target(options.target);
    asked.target = AskedTarget{target.active, target.reserve};
  }
  return asked;
}

FigureFiles figure_files(const Options& options, const RunRecord& run) {
  FigureFiles files;
  files.drawings.clear();
  if (wants(options, "svg")) files.drawings.insert(DrawingFormat::svg);
  if (wants(options, "pdf")) files.drawings.insert(DrawingFormat::pdf);
  if (wants(options, "png")) files.drawings.insert(DrawingFormat::png);
  if (wants(options, "eps")) files.drawings.insert(DrawingFormat::eps);
  files.created = run.start;
  return files;
}

/// Where the letters are wider than those measured, words touch: that is said, not hidden.
void warn_about_font(const FigureFiles& files) {
  const bool drawn = files.drawings.contains(DrawingFormat::pdf) || files.drawings.contains(DrawingFormat::png) ||
                     files.drawings.contains(DrawingFormat::eps);
  if (!drawn) return;
  const double width = drawn_over_measured();
  if (std::abs(width - 1) < 0.02) return;
  fmt::print(
      stderr,
      "warning: Liberation Sans is not installed (words in PDF, PNG and EPS come out {:.0f}% {} than measured and "
      "may touch); install it (Debian: fonts-liberation) and make the report again\n",
      100 * std::abs(width - 1), width > 1 ? "wider" : "narrower");
}

void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw std::runtime_error(fmt::format("{} could not be written; is the disk full?", file.string()));
}

/// Tables, numbers and the page; --figures alone asks for none of them.
void write_words(const Options& options, const std::vector<Results>& results, const std::vector<Figure>& figures,
                 const std::filesystem::path& folder) {
  if (!options.figures.empty()) return;
  std::set<std::string> formats;
  for (const char* format : {"tex", "csv", "html"}) {
    if (wants(options, format)) formats.insert(format);
  }
  if (formats.empty()) return;
  const std::vector<Table> tables = make_tables(results, {});
  for (const auto& [name, text] : document_files({results, figures, tables}, formats)) write_text(folder / name, text);
}

/// Where to look, in one line: the page if there is one.
void say_what_was_written(const std::filesystem::path& target) {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(target)) files += entry.is_regular_file() ? 1 : 0;
  const auto page = target / "report.html";
  if (std::filesystem::exists(page))
    fmt::print("wrote {} files to {}; open {}\n", files, target.string(), page.string());
  else
    fmt::print("wrote {} {} to {}\n", files, files == 1 ? "file" : "files", target.string());
}

}  // namespace

void write_report(const Options& options) {
  std::vector<Results> results;
  results.reserve(options.results.size());
  for (const auto& folder : options.results) results.push_back(read_results(folder));
  results = with_analyses(std::move(results));
  const auto target = options.out.empty() ? options.results.front() / "report" : options.out;
  check_target(target);
  const auto figures = make_figures(results, figure_options(options));
  const Draft draft(target);
  const FigureFiles files = figure_files(options, results.front().run);
  warn_about_font(files);
  write_figures(figures, draft.folder(), files);
  write_words(options, results, figures, draft.folder());
  draft.keep();
  say_what_was_written(target);
}

}  // namespace muster::reporting
