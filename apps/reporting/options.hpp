#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace muster::reporting {

/// What was asked for on the command line.
struct Options {
  std::vector<std::filesystem::path> results;  ///< the first is the base of comparisons
  std::filesystem::path out;                   ///< empty: `report` in the first results directory
  std::vector<std::string> formats{"pdf", "svg", "png", "csv", "tex", "html"};
  std::vector<std::string> figures;  ///< ids or names; empty: all the run has the numbers for
  std::string width;                 ///< 88mm, 180mm, a preset, or empty for both
  std::string style = "paper";
  std::string target;  ///< A or A+R: of the figures that show one target; empty: each figure's own
};

void add_options(CLI::App& app, Options& options);

/// The widths that a word asks for [mm], widest first. @throws InvalidInput if it is neither a width nor a preset
[[nodiscard]] std::vector<double> widths_of(const std::string& word);

}  // namespace muster::reporting
