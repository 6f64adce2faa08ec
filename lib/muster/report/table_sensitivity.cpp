#include <fmt/format.h>

#include <algorithm>

#include "muster/report/detail/sensitivity_data.hpp"
#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

using detail::Index;
using detail::InputIndices;

void add_index(std::vector<Cell>& cells, const std::optional<Index>& index) {
  if (!index) {
    cells.insert(cells.end(), 2, NoValue{});
    return;
  }
  cells.push_back(Quantity{index->value, 2});
  cells.push_back(QuantityRange{index->low, index->high, 2});
}

std::vector<Column> columns() {
  return {for_readers(text_column("words", "Input")),
          for_programs(text_column("input", "Input")),
          text_column("basis", "Moved to"),
          number_column("low_value", "Low value"),
          number_column("high_value", "High value"),
          number_column("low_result", "Result at low"),
          number_column("high_result", "Result at high"),
          number_column("first", "First order"),
          range_column("first_ci", "Its simulation error, 95%"),
          number_column("total", "Total order"),
          range_column("total_ci", "Its simulation error, 95%")};
}

}  // namespace

Table sensitivity_table(const Results& results) {
  const std::string output = detail::main_output(results);
  auto bars = detail::tornado_bars(results, output);
  if (bars.size() > detail::inputs_shown) bars.resize(detail::inputs_shown);
  const auto indices = detail::input_indices(results, output);
  Table table = named_table("T5", "sensitivity");
  table.columns = columns();
  table.caption = fmt::format("Sensitivity of {}, {}.", output, scenario_title(results));
  for (const auto& bar : bars) {
    const int decimals = decimals_for_width(bar.length());
    std::vector<Cell> cells{Words{input_words(bar.input)},
                            Words{bar.input},
                            Words{bar.basis},
                            Words{detail::value_text(bar.low_value)},
                            Words{detail::value_text(bar.high_value)},
                            Quantity{bar.low_result, decimals},
                            Quantity{bar.high_result, decimals}};
    const auto found = std::ranges::find(indices, bar.input, &InputIndices::input);
    const bool known = found != indices.end() && !bar.rival();  // a rival prior has no index of its own
    add_index(cells, known ? found->first : std::nullopt);
    add_index(cells, known ? found->total : std::nullopt);
    table.rows.push_back(std::move(cells));
  }
  table.notes = {
      "In the order of figure F7. Low and high: one input at a time from the medians, so interactions are not seen; "
      "first "
      "and total order take all inputs at once. Estimates below zero are shown as they are."};
  return table;
}

}  // namespace muster
