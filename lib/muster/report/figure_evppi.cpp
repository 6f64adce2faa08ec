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

constexpr double to_95 = 1.959963984540054;  ///< standard errors on each side of a 95% interval

/// What knowing one input, or one group of inputs, would be worth.
struct Worth {
  std::string name;  ///< of the input as in the run's files, or of the group
  bool group = false;
  double value = 0, error = 0, share = 0;
};

std::vector<Worth> read_data(const Results& results) {
  const ResultsTable& table = needed(results, "value/evppi", "evppi");
  std::vector<Worth> worths;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& input = table.text(row, "input");
    const bool group = input.empty() || input == table.text(row, "group");
    worths.push_back({group ? "group: " + table.text(row, "group") : input, group, table.number(row, "evppi"),
                      table.number_if_any(row, "std_error").value_or(0),
                      table.number_if_any(row, "share_of_evpi").value_or(0)});
  }
  const bool some = std::ranges::any_of(worths, [](const Worth& w) { return w.value > 0; });
  if (some) std::erase_if(worths, [](const Worth& w) { return w.value <= 0; });
  std::ranges::stable_sort(worths, std::greater{}, &Worth::value);
  return worths;
}

std::string label_of(const Worth& worth) { return worth.group ? worth.name : input_words(worth.name); }

double low_of(const Worth& worth) { return worth.value - to_95 * worth.error; }
double high_of(const Worth& worth) { return worth.value + to_95 * worth.error; }

/// The most worth knowing that fit: two thirds for inputs, the rest for groups, in the order of their worth.
std::vector<Worth> chosen(const std::vector<Worth>& all, std::size_t most) {
  std::vector<Worth> kept;
  std::size_t inputs = 0, groups = 0;
  const std::size_t most_groups = most / 3;
  for (const Worth& worth : all) {
    if (worth.group ? groups++ < most_groups : inputs++ < most - most_groups) kept.push_back(worth);
  }
  return kept;
}

RowFrame frame_of(const std::vector<Worth>& worths, const Box& page) {
  RowFrame frame{page, {}, "Worth of knowing it (units of the decision)", 0, 1e-12};
  for (const Worth& worth : worths) {
    frame.names.push_back(label_of(worth));
    frame.x_low = std::min(frame.x_low, low_of(worth));
    frame.x_high = std::max(frame.x_high, high_of(worth));
  }
  std::tie(frame.x_low, frame.x_high) = round_range(frame.x_low, frame.x_high);
  frame.right = text_width("<0.01 of all", text_size) + 6;
  return frame;
}

void draw(Canvas& canvas, const std::vector<Worth>& all) {
  const double width = canvas.page().width(), height = canvas.page().height();
  const std::vector<KeyItem> key{{KeyItem::Kind::area, "an input", {}, Ink::sky},
                                 {KeyItem::Kind::area, "a group of inputs", {}, Ink::orange},
                                 {KeyItem::Kind::line, "simulation error, 95%", {Ink::black, 0.5, {}}}};
  const double top = 1 + draw_key(canvas, {1, 1}, width - 2, key) + 3;
  const auto worths = chosen(all, std::min<std::size_t>(15, rows_that_fit(height, top, two_line_row)));
  const RowChart chart = lay_out_rows(canvas, frame_of(worths, {1, top, width - 1, height - 1}));
  for (std::size_t row = 0; row < worths.size(); ++row) {
    const Worth& worth = worths[row];
    const double y = chart.middle(row), half = std::min(4.0, 0.34 * chart.step);
    const double zero = chart.axes.x(0), end = chart.axes.x(worth.value);
    canvas.rectangle({std::min(zero, end), y - half, std::max(zero, end), y + half},
                     worth.group ? Ink::orange : Ink::sky);
    canvas.line({chart.axes.x(low_of(worth)), y}, {chart.axes.x(high_of(worth)), y}, {Ink::black, 0.5, {}});
    canvas.text({std::max(end, chart.axes.x(high_of(worth))) + 3, y + 0.35 * text_size},
                probability_text(std::clamp(worth.share, 0.0, 1.0)) + " of all");
  }
  finish_rows(canvas, chart);
}

/// Names the inputs whose worth stands clear of its simulation error; else says that none does.
std::string worth_words(const std::vector<Worth>& worths) {
  const auto named = [](const Worth& worth) {
    return fmt::format("{} ({} of the worth of knowing all)", label_of(worth),
                       probability_text(std::clamp(worth.share, 0.0, 1.0)));
  };
  std::string list;
  std::size_t count = 0;
  for (const Worth& worth : worths) {
    if (worth.group || low_of(worth) <= 0 || count == 3) continue;
    list += (list.empty() ? "" : ", ") + named(worth);
    ++count;
  }
  if (!list.empty()) return fmt::format("Most worth collecting: {}.", list);
  const auto first = std::ranges::find_if(worths, [](const Worth& worth) { return !worth.group; });
  const std::string largest = first == worths.end() ? "" : fmt::format("; the largest is {}", named(*first));
  return fmt::format("No single input's worth stands clear of its simulation error{}.", largest);
}

FigureWords words_of(const std::vector<Worth>& worths) {
  FigureWords words{"EVPPI", "evppi", "What it would be worth to know each input before the decision (EVPPI).",
                    {},      {},      {}};
  words.description = worth_words(worths);
  words.marks =
      "Bars: expected value of partial perfect information, in the units in which the scenario states the value of "
      "holding and the loss of failing; lines: simulation error, 95%; numbers: share of the value of knowing all "
      "inputs. "
      "Groups are known as a whole, so a group can exceed the sum of its inputs. What is worth nothing here is left "
      "out.";
  return words;
}

std::string csv_of(const std::vector<Worth>& worths) {
  FigureCsv csv{"row", "name", "kind", "evppi", "ci_low", "ci_high", "share_of_evpi"};
  for (std::size_t i = 0; i < worths.size(); ++i) {
    const Worth& w = worths[i];
    csv.cell(static_cast<double>(i + 1)).cell(w.name).cell(w.group ? "group" : "input").cell(w.value);
    csv.cell(low_of(w)).cell(high_of(w)).cell(w.share).end_row();
  }
  return csv.text();
}

std::string gnuplot_of(const std::vector<Worth>& worths) {
  std::string names;
  for (std::size_t i = 0; i < worths.size(); ++i) {
    names += fmt::format("{}'{}' {}", i == 0 ? "" : ", ", gnuplot_text(label_of(worths[i])), i + 1);
  }
  return gnuplot_head("evppi") +
         fmt::format("set yrange [{}.5:0.5]\nset ytics ({})\nset lmargin 30\nset xlabel 'Worth of knowing it'\n",
                     worths.size(), names) +
         "plot file skip 1 using (0):1:4:(0) with vectors nohead linewidth 6 linecolor '#56B4E9' notitle, \\\n"
         "  '' skip 1 using 4:1:5:6 with xerrorbars pointtype 0 linecolor 'black' title 'simulation error, 95%'\n";
}

}  // namespace

Figure evppi_figure(const Results& results, const FigureOptions& options) {
  const auto shown = chosen(read_data(results), 15);
  return assemble(
      results, options, words_of(shown), csv_of(shown), gnuplot_of(shown),
      [&shown](Canvas& canvas) { draw(canvas, shown); }, NarrowHeight::tall);
}

}  // namespace muster
