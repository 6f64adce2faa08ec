#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "muster/report/canvas.hpp"
#include "muster/report/figure.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {

/// What a figure says, apart from its drawings.
struct FigureWords {
  std::string id, name;
  std::string title_sentence;  ///< the caption's first sentence
  std::string description;     ///< one sentence with the main numbers
  std::string marks;           ///< names every mark
  std::optional<double>
      largest_error;  ///< half the widest 95% interval of the simulation error; of the headline if absent
  std::optional<double> error_over_all{};  ///< the same of the band that holds at all points of the curve together
  std::string_view analysis = {};  ///< the table it shows, where an analysis with draws of its own may have written it
};

/// Heights: a narrow drawing is 62 mm high, or 90 mm where it holds a table or several panels, as a wide one is; what
/// shows every input takes a page of 240 mm.
enum class NarrowHeight { low, tall, page };

/// Draws a figure on a canvas; the canvas says how large the page is.
using DrawFigure = std::function<void(Canvas&)>;

/// Puts a figure together: its words, its numbers, and a drawing for every page that is asked for.
[[nodiscard]] Figure assemble(const Results& results, const FigureOptions& options, FigureWords words, std::string csv,
                              std::string gnuplot, const DrawFigure& draw, NarrowHeight narrow = NarrowHeight::low);

/// Whether a page has the width of two columns.
[[nodiscard]] bool is_wide(const Page& page);

/// Half the widest interval between two columns of a table; nothing where it lacks them.
[[nodiscard]] std::optional<double> largest_half_width(const ResultsTable* table, std::string_view low,
                                                       std::string_view high);

/// CSV text row by row.
class FigureCsv {
 public:
  explicit FigureCsv(std::initializer_list<std::string_view> columns);
  FigureCsv& cell(std::string_view text);
  FigureCsv& cell(double value);
  FigureCsv& cell(std::optional<double> value);  ///< empty where there is none
  void end_row();
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void separate();

  std::string text_;
  bool row_begun_ = false;
};

/// The head of a gnuplot script: reads fig-NAME.csv, writes fig-NAME-gnuplot.svg, both in the working directory.
[[nodiscard]] std::string gnuplot_head(std::string_view name);

/// A name inside a quoted gnuplot string: quotes and backslashes left out.
[[nodiscard]] std::string gnuplot_text(std::string_view text);

/// A change with its arrows bound to what stands beside them, so that no line ends or begins with one.
[[nodiscard]] std::string bound_arrows(std::string change);

/// Pens that differ in dash and colour, for lines side by side.
[[nodiscard]] Pen series_pen(std::size_t index);

/// Rows of a table whose column has that text.
[[nodiscard]] std::vector<std::size_t> rows_where(const ResultsTable& table, std::string_view column,
                                                  std::string_view text);

/// The table, which the figure cannot do without. @throws InvalidInput naming figure and file
[[nodiscard]] const ResultsTable& needed(const Results& results, std::string_view table, std::string_view figure);

/// A figure and the file it cannot do without, for messages.
struct FigureNeed {
  std::string_view figure, table;
};

/// The asked target; else, the single target whose active strength is nearest to @p active among those with numbers.
/// @param active  [persons]
/// @throws InvalidInput naming figure and file if there is none, or naming the run's targets if the asked one is none
[[nodiscard]] NamedTarget target_nearest(const Results& results, const std::optional<AskedTarget>& asked, double active,
                                         const FigureNeed& need,
                                         const std::function<bool(const NamedTarget&)>& has_numbers);

/// The run's target that is asked for. @throws InvalidInput naming the run's targets if it is none of them
[[nodiscard]] NamedTarget target_asked(const Results& results, const AskedTarget& asked);

/// Every figure that a run can have, and how it is made.
[[nodiscard]] Figure exceedance_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure fan_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure by_year_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure shortfall_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure pyramid_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure constraints_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure convergence_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure priors_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure backcast_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure flows_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure layers_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure scenarios_figure(std::span<const Results> results, const FigureOptions& options);
[[nodiscard]] Figure forms_figure(std::span<const Results> results, const FigureOptions& options);
[[nodiscard]] Figure tornado_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure sobol_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure heatmap_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure box_figure(const Results& results, const FigureOptions& options);
[[nodiscard]] Figure evppi_figure(const Results& results, const FigureOptions& options);

/// Whether any of the results after the first is another form of the model: another population, test, aid or level.
[[nodiscard]] bool has_forms(std::span<const Results> results);

/// Whether the sweep varied two keys.
[[nodiscard]] bool has_two_keys(const Results& results);

}  // namespace muster
