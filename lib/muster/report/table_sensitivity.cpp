#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

constexpr std::size_t inputs_shown = 12;

struct Bar {
  std::size_t row = 0;
  double length = 0;
};

/// The tornado's bars of its first output and basis, longest first, as in F7.
std::vector<Bar> longest_bars(const ResultsTable& tornado) {
  std::vector<Bar> bars;
  for (std::size_t row = 0; row < tornado.size(); ++row) {
    const bool same = tornado.text(row, "output") == tornado.text(0, "output") &&
                      tornado.text(row, "basis") == tornado.text(0, "basis");
    if (!same) continue;
    bars.push_back({row, std::abs(tornado.number(row, "high_result") - tornado.number(row, "low_result"))});
  }
  std::ranges::stable_sort(bars, std::greater{}, &Bar::length);
  if (bars.size() > inputs_shown) bars.resize(inputs_shown);
  return bars;
}

void add_index(std::vector<Cell>& cells, const ResultsTable* indices, const std::string& output,
               const std::string& input, std::string_view index) {
  for (std::size_t row = 0; indices != nullptr && row < indices->size(); ++row) {
    if (indices->text(row, "output") != output || indices->text(row, "input") != input) continue;
    if (indices->text(row, "index") != index || !indices->text(row, "year").empty()) continue;
    cells.push_back(Quantity{indices->number(row, "value"), 2});
    cells.push_back(QuantityRange{indices->number(row, "ci_low"), indices->number(row, "ci_high"), 2});
    return;
  }
  cells.insert(cells.end(), 2, NoValue{});
}

}  // namespace

Table sensitivity_table(const Results& results) {
  const ResultsTable& tornado = *results.table("sensitivity/tornado");
  const ResultsTable* indices = results.table("sensitivity/indices");
  Table table = named_table("T5", "sensitivity");
  table.columns = {text_column("input", "Input"),
                   number_column("low_value", "Low value"),
                   number_column("high_value", "High value"),
                   number_column("low_result", "Result at low"),
                   number_column("high_result", "Result at high"),
                   number_column("first", "First order"),
                   range_column("first_ci", "Its simulation error, 95%"),
                   number_column("total", "Total order"),
                   range_column("total_ci", "Its simulation error, 95%")};
  const std::string output = tornado.size() == 0 ? "" : tornado.text(0, "output");
  table.caption = fmt::format("Sensitivity of {}, {}.", output, scenario_title(results));
  for (const Bar& bar : longest_bars(tornado)) {
    const auto number = [&tornado, &bar](const char* column) { return tornado.number(bar.row, column); };
    const int decimals = decimals_for_width(bar.length);
    std::vector<Cell> cells{Words{tornado.text(bar.row, "input")}, Words{significant_text(number("low_value"), 3)},
                            Words{significant_text(number("high_value"), 3)}, Quantity{number("low_result"), decimals},
                            Quantity{number("high_result"), decimals}};
    add_index(cells, indices, output, tornado.text(bar.row, "input"), "first");
    add_index(cells, indices, output, tornado.text(bar.row, "input"), "total");
    table.rows.push_back(std::move(cells));
  }
  table.notes = {
      "Low and high: one input at a time from the medians, so interactions are not seen; first and total order "
      "take all inputs at once. Estimates below zero are shown as they are."};
  return table;
}

}  // namespace muster
