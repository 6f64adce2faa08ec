#include <fmt/format.h>

#include <algorithm>

#include "muster/core/require.hpp"
#include "muster/report/detail/sensitivity_data.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/row_chart.hpp"

namespace muster {
namespace {

using detail::Index;
using detail::InputIndices;

struct SobolData {
  std::string output;
  std::vector<InputIndices> inputs;
  double sum_first = 0;
  bool first = false, total = false, shapley = false;  ///< which indices there are
  bool negative = false;
  std::size_t left_out = 0;
};

SobolData read_data(const Results& results) {
  const ResultsTable& table = needed(results, "sensitivity/indices", "F8");
  SobolData data{detail::main_output(results), {}};
  data.inputs = detail::input_indices(results, data.output);
  if (data.inputs.empty()) {
    data.output = table.text(0, "output");
    data.inputs = detail::input_indices(results, data.output);
  }
  require(!data.inputs.empty(),
          "{}: figure F8 cannot be drawn (sensitivity/indices.csv has no index of {}); make it again",
          results.folder.string(), data.output);
  for (const InputIndices& one : data.inputs) {
    data.first = data.first || one.first.has_value();
    data.total = data.total || one.total.has_value();
    data.shapley = data.shapley || one.shapley.has_value();
    if (one.first) data.sum_first += one.first->value;
    for (const auto& index : {one.first, one.total, one.shapley})
      data.negative = data.negative || (index && index->value < 0);
  }
  if (data.inputs.size() > detail::inputs_shown) {
    data.left_out = data.inputs.size() - detail::inputs_shown;
    data.inputs.resize(detail::inputs_shown);
  }
  return data;
}

/// How each kind of index is drawn: its place within the row and its mark.
struct Kind {
  std::optional<Index> InputIndices::*index;
  const char* word;
  Marker marker;
  Ink ink;
};

std::vector<Kind> kinds_of(const SobolData& data) {
  std::vector<Kind> kinds;
  if (data.first) kinds.push_back({&InputIndices::first, "first order", Marker::dot, Ink::blue});
  if (data.total) kinds.push_back({&InputIndices::total, "total order", Marker::open_dot, Ink::vermillion});
  if (data.shapley) kinds.push_back({&InputIndices::shapley, "Shapley effect", Marker::diamond, Ink::green});
  return kinds;
}

RowFrame frame_of(const SobolData& data, const std::vector<Kind>& kinds, const Box& page) {
  RowFrame frame{page, {}, "Share of the variance", 0, 0.01};
  for (const InputIndices& one : data.inputs) {
    frame.names.push_back(input_words(one.input));
    for (const Kind& kind : kinds) {
      if (const auto& index = one.*kind.index) {
        frame.x_low = std::min({frame.x_low, index->low, index->value});
        frame.x_high = std::max({frame.x_high, index->high, index->value});
      }
    }
  }
  std::tie(frame.x_low, frame.x_high) = round_range(frame.x_low, frame.x_high);
  return frame;
}

void draw(Canvas& canvas, SobolData data) {
  const double width = canvas.page().width(), height = canvas.page().height();
  const auto kinds = kinds_of(data);
  std::vector<KeyItem> key;
  for (const Kind& kind : kinds) key.push_back({KeyItem::Kind::marker, kind.word, {}, kind.ink, kind.marker});
  key.push_back({KeyItem::Kind::line, "simulation error, 95%", {Ink::black, 0.5, {}}});
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 3;
  data.inputs.resize(std::min(data.inputs.size(), rows_that_fit(height, top + line_height, two_line_row)));
  const Box page{1, top, width - 1, height - 1};
  const RowChart chart =
      lay_out_rows(canvas, frame_of(data, kinds, {page.left, page.top + line_height, page.right, page.bottom}));
  if (data.first) {
    canvas.text({chart.axes.plot.right, top + text_ascent * text_size},
                fmt::format("Sum of first order: {}", number_text(data.sum_first, 2)), {Anchor::end});
  }
  canvas.line({chart.axes.x(0), chart.axes.plot.top}, {chart.axes.x(0), chart.axes.plot.bottom},
              {Ink::guide, 0.5, {2, 2}});
  for (std::size_t row = 0; row < data.inputs.size(); ++row) {
    for (std::size_t k = 0; k < kinds.size(); ++k) {
      const auto& index = data.inputs[row].*kinds[k].index;
      if (!index) continue;
      const double apart = std::min(5.0, chart.step / 3);
      const double y = chart.middle(row) + apart * (static_cast<double>(k) - static_cast<double>(kinds.size() - 1) / 2);
      canvas.line({chart.axes.x(index->low), y}, {chart.axes.x(index->high), y}, {kinds[k].ink, 0.5, {}});
      canvas.marker({chart.axes.x(index->value), y}, kinds[k].marker, kinds[k].ink, 1.8);
    }
  }
  finish_rows(canvas, chart);
}

std::string index_text(const std::optional<Index>& index) { return index ? number_text(index->value, 2) : "none"; }

FigureWords words_of(const SobolData& data) {
  FigureWords words{"F8", "sobol", fmt::format("Share of the variance of {} that each input explains.", data.output),
                    {},   {},      {}};
  const std::size_t named = std::min<std::size_t>(3, data.inputs.size());
  for (std::size_t i = 0; i < named; ++i) {
    const InputIndices& one = data.inputs[i];
    words.description += fmt::format("{}{} ({})", i == 0 ? "Most is explained by " : ", ", input_words(one.input),
                                     one.shapley ? "Shapley effect " + index_text(one.shapley)
                                     : one.total ? "total order " + index_text(one.total)
                                                 : "first order " + index_text(one.first));
  }
  words.description += '.';
  if (data.first) words.description += fmt::format(" First-order shares sum to {}.", number_text(data.sum_first, 2));
  words.marks =
      "Dot: first order, what the input explains alone. Open dot: total order, with its interactions. Diamond: Shapley "
      "effect, a fair division among correlated inputs. Lines: simulation error, 95%, both bounds from the bootstrap. "
      "Sorted by Shapley effect, else by total order.";
  const bool below = std::ranges::any_of(
      data.inputs, [](const InputIndices& one) { return one.first && one.total && one.total->high < one.first->low; });
  if (below) {
    words.marks +=
        " Total order counts what is left of an input once all others are known, so it lies below the first order "
        "where "
        "others are correlated with it.";
  }
  if (data.negative) words.marks += " Estimates below zero are noise about a small index and are shown as they are.";
  if (data.left_out > 0) words.marks += fmt::format(" {} lesser inputs are left out.", data.left_out);
  return words;
}

void add_cells(FigureCsv& csv, const std::optional<Index>& index) {
  csv.cell(index ? std::optional(index->value) : std::nullopt);
  csv.cell(index ? std::optional(index->low) : std::nullopt).cell(index ? std::optional(index->high) : std::nullopt);
}

std::string csv_of(const SobolData& data) {
  FigureCsv csv{"row",          "input",         "first",   "first_ci_low",   "first_ci_high",  "total",
                "total_ci_low", "total_ci_high", "shapley", "shapley_ci_low", "shapley_ci_high"};
  for (std::size_t i = 0; i < data.inputs.size(); ++i) {
    csv.cell(static_cast<double>(i + 1)).cell(data.inputs[i].input);
    for (const auto& index : {data.inputs[i].first, data.inputs[i].total, data.inputs[i].shapley})
      add_cells(csv, index);
    csv.end_row();
  }
  return csv.text();
}

std::string gnuplot_of(const SobolData& data) {
  std::string names, plots;
  for (std::size_t i = 0; i < data.inputs.size(); ++i) {
    names += fmt::format("{}'{}' {}", i == 0 ? "" : ", ", gnuplot_text(input_words(data.inputs[i].input)), i + 1);
  }
  const auto add = [&plots](int column, double shift, std::string_view colour, std::string_view word) {
    plots += fmt::format("{} file skip 1 using {}:($1{:+}):{}:{} with xerrorbars pointtype 7 linecolor '{}' title '{}'",
                         plots.empty() ? "plot" : ", \\\n ", column, shift, column + 1, column + 2, colour, word);
  };
  if (data.first) add(3, -0.15, hex(Ink::blue), "first order");
  if (data.total) add(6, 0.15, hex(Ink::vermillion), "total order");
  if (data.shapley) add(9, 0, hex(Ink::green), "Shapley effect");
  return gnuplot_head("sobol") + fmt::format(
                                     "set yrange [{}.5:0.5]\nset ytics ({})\nset lmargin 30\nset xlabel 'Share of the "
                                     "variance'\nset key outside top\n{}\n",
                                     data.inputs.size(), names, plots);
}

}  // namespace

Figure sobol_figure(const Results& results, const FigureOptions& options) {
  const SobolData data = read_data(results);
  return assemble(
      results, options, words_of(data), csv_of(data), gnuplot_of(data), [&data](Canvas& canvas) { draw(canvas, data); },
      NarrowHeight::tall);
}

}  // namespace muster
