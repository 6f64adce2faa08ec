#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/core/require.hpp"
#include "muster/report/detail/sensitivity_data.hpp"
#include "muster/report/figure_parts.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/placement.hpp"
#include "muster/report/row_chart.hpp"

namespace muster {
namespace {

using detail::TornadoBar;

struct TornadoData {
  std::string title;  ///< of the axis
  std::vector<TornadoBar> bars;
  double factor = 1;  ///< persons in a unit of the axis
  std::size_t left_out = 0;
};

TornadoData read_data(const Results& results) {
  (void)needed(results, "sensitivity/tornado", "F7");
  const std::string output = detail::main_output(results);
  TornadoData data{{}, detail::tornado_bars(results, output)};
  const bool persons = std::ranges::any_of(data.bars, [](const TornadoBar& b) { return b.base_result > 1.5; });
  data.factor = persons ? 1000 : 1;
  data.title = detail::output_title(results, output, persons);
  if (data.bars.size() > detail::inputs_shown) {
    data.left_out = data.bars.size() - detail::inputs_shown;
    data.bars.resize(detail::inputs_shown);
  }
  return data;
}

/// One end of a bar, with the input's value beside it; @p half is half the bar's height.
struct End {
  double result = 0;
  std::string value;
  double middle = 0, half = 0;
};

void draw_end(Canvas& canvas, const RowChart& chart, double base, double factor, const End& end) {
  const bool lower = end.result < base;
  const double from = chart.axes.x(base / factor), to = chart.axes.x(end.result / factor);
  if (end.result != base) {
    canvas.rectangle({std::min(from, to), end.middle - end.half, std::max(from, to), end.middle + end.half},
                     lower ? Ink::orange : Ink::sky);
  }
  canvas.text({to + (lower ? -2.5 : 2.5), end.middle + 0.35 * text_size}, end.value,
              {lower ? Anchor::end : Anchor::start});
}

/// The end that moves the result less gets no place of its own on the side of the other: each has half the row.
void draw_bar(Canvas& canvas, const RowChart& chart, std::size_t row, const TornadoBar& bar, double factor) {
  const double middle = chart.middle(row);
  const double half = bar.rival() ? 1.3 : std::min(4.0, 0.32 * chart.step);
  const bool split = bar.one_sided() || bar.low_result == bar.high_result ||
                     (bar.low_result >= bar.base_result) == (bar.high_result >= bar.base_result);
  const double apart = split ? chart.step / 4 : 0, size = split ? std::min(half, 3.0) : half;
  draw_end(canvas, chart, bar.base_result, factor,
           {bar.low_result, detail::value_text(bar.low_value), middle - apart, size});
  draw_end(canvas, chart, bar.base_result, factor,
           {bar.high_result, detail::value_text(bar.high_value), middle + apart, size});
}

RowFrame frame_of(const TornadoData& data, const Box& page) {
  RowFrame frame{page, {}, data.title, data.bars[0].base_result, data.bars[0].base_result};
  for (const TornadoBar& bar : data.bars) {
    frame.names.push_back(bar.name());
    for (const double result : {bar.low_result, bar.base_result, bar.high_result}) {
      frame.x_low = std::min(frame.x_low, result);
      frame.x_high = std::max(frame.x_high, result);
    }
    for (const std::string* value : {&bar.low_value, &bar.high_value}) {
      frame.left = std::max(frame.left, text_width(detail::value_text(*value), text_size) + 6);
    }
  }
  std::tie(frame.x_low, frame.x_high) = round_range(frame.x_low / data.factor, frame.x_high / data.factor);
  frame.left = frame.right = std::min(frame.left, 0.15 * page.width());
  return frame;
}

std::vector<KeyItem> key_of(const TornadoData& data) {
  std::vector<KeyItem> key{{KeyItem::Kind::area, "lowers the result", {}, Ink::orange},
                           {KeyItem::Kind::area, "raises it", {}, Ink::sky},
                           {KeyItem::Kind::line, "at the medians", {Ink::guide, 0.5, {2, 2}}}};
  const bool rivals = std::ranges::any_of(data.bars, [](const TornadoBar& b) { return b.rival(); });
  if (rivals) key.push_back({KeyItem::Kind::line, "thin bar: a rival prior", {Ink::guide, 2.6, {}}});
  return key;
}

void draw(Canvas& canvas, TornadoData data) {
  const double width = canvas.page().width(), height = canvas.page().height();
  const auto key = key_of(data);
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 3;
  data.bars.resize(std::min(data.bars.size(), rows_that_fit(height, top, two_line_row)));
  const RowChart chart = lay_out_rows(canvas, frame_of(data, {1, top, width - 1, height - 1}));
  const double base = chart.axes.x(data.bars[0].base_result / data.factor);
  for (std::size_t row = 0; row < data.bars.size(); ++row) draw_bar(canvas, chart, row, data.bars[row], data.factor);
  canvas.line({base, chart.axes.plot.top}, {base, chart.axes.plot.bottom}, {Ink::guide, 0.5, {2, 2}});
  finish_rows(canvas, chart);
}

std::string result_text(const TornadoData& data, double result) {
  return data.factor > 1 ? number_text(std::round(result / 100) * 100, 0)
                         : probability_text(std::clamp(result, 0.0, 1.0));
}

FigureWords words_of(const TornadoData& data) {
  FigureWords words{
      "F7", "tornado", fmt::format("{} when one input at a time is moved, the others at their medians.", data.title),
      {},   {},        {}};
  const TornadoBar& first = data.bars[0];
  words.description = fmt::format("The longest bar is {}: {} at {}, {} at {}; {} with all inputs at their medians.",
                                  first.name(), result_text(data, first.low_result),
                                  detail::value_text(first.low_value), result_text(data, first.high_result),
                                  detail::value_text(first.high_value), result_text(data, first.base_result));
  words.marks =
      "Bars run from the result at the medians (dashed) to the result with that input at its 5% and 95% quantile, "
      "whose "
      "values stand at the ends; orange lowers the result, blue raises it; where both ends move it the same way, the "
      "upper bar is the low value. Thin bars exchange a prior for a rival one. Units stand in table T2. One at a time: "
      "no interactions are "
      "seen.";
  if (data.left_out > 0) words.marks += fmt::format(" {} shorter bars are left out.", data.left_out);
  return words;
}

std::string csv_of(const TornadoData& data) {
  FigureCsv csv{"row", "input", "basis", "low_value", "high_value", "low_result", "base_result", "high_result"};
  for (std::size_t i = 0; i < data.bars.size(); ++i) {
    const TornadoBar& bar = data.bars[i];
    csv.cell(static_cast<double>(i + 1)).cell(bar.input).cell(bar.basis).cell(bar.low_value).cell(bar.high_value);
    csv.cell(bar.low_result).cell(bar.base_result).cell(bar.high_result).end_row();
  }
  return csv.text();
}

std::string gnuplot_of(const TornadoData& data) {
  std::string names;
  for (std::size_t i = 0; i < data.bars.size(); ++i) {
    names += fmt::format("{}'{}' {}", i == 0 ? "" : ", ", gnuplot_text(data.bars[i].name()), i + 1);
  }
  return gnuplot_head("tornado") +
         fmt::format("set yrange [{}.5:0.5]\nset ytics ({})\nset lmargin 30\nset xlabel '{}'\nset key outside top\n",
                     data.bars.size(), names, gnuplot_text(data.title)) +
         fmt::format(
             "plot file skip 1 using ($7/{0}):1 with points pointtype 2 linecolor 'black' title 'at the medians', \\\n"
             "  '' skip 1 using ($7/{0}):($1-0.15):(($6-$7)/{0}):(0) with vectors nohead linewidth 5 linecolor "
             "'#E69F00' title 'low value', \\\n"
             "  '' skip 1 using ($7/{0}):($1+0.15):(($8-$7)/{0}):(0) with vectors nohead linewidth 5 linecolor "
             "'#56B4E9' title 'high value'\n",
             data.factor);
}

}  // namespace

Figure tornado_figure(const Results& results, const FigureOptions& options) {
  const TornadoData data = read_data(results);
  return assemble(
      results, options, words_of(data), csv_of(data), gnuplot_of(data), [&data](Canvas& canvas) { draw(canvas, data); },
      NarrowHeight::tall);
}

}  // namespace muster
