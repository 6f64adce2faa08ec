#include <fmt/format.h>

#include <algorithm>

#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

std::string in_words(std::string name) {
  if (name == "M") return "maximum sustainable force";
  if (name.starts_with("M_")) name.replace(0, 2, "maximum sustainable force, ");
  std::ranges::replace(name, '_', ' ');
  return name;
}

/// Of the paths by year only the leading target's first and last judged year are shown.
bool is_shown(const ResultsTable& source, std::size_t row, const std::string& leading, const ScenarioFacts& facts) {
  const std::string& quantity = source.text(row, "quantity");
  if (quantity != "active" && quantity != "enrolled" && quantity != "ready") return true;
  if (source.text(row, "target") != leading || !facts.base_year) return false;
  const double after = source.number(row, "year") - *facts.base_year - facts.ceasefire_year.value_or(0);
  return after == facts.settle || after == facts.until;
}

Cell value_cell(double value, const std::string& unit) {
  const bool persons = unit.starts_with("persons") && std::abs(value) >= 1000;
  return Quantity{value, persons ? 0 : std::min(decimals_for_digits(value, 3), 4)};
}

Cell year_cell(const ResultsTable& source, std::size_t row) {
  const auto year = source.number_if_any(row, "year");
  return year ? Cell{CalendarYear{static_cast<int>(*year)}} : Cell{NoValue{}};
}

}  // namespace

Table levels_table(const Results& results) {
  const ResultsTable& source = *results.table("levels");
  Table table = named_table("Levels", "levels");
  table.caption = fmt::format("The closed form (L0) and the single path of medians (L1) beside the draws (L2), {}.",
                              scenario_title(results));
  table.columns = {text_column("level", "Level"), text_column("target", "Target"), text_column("quantity", "Quantity"),
                   number_column("year", "Year"), number_column("value", "Value"), text_column("unit", "Unit")};
  table.columns[0].once = table.columns[1].once = true;
  const ScenarioFacts facts = scenario_facts(results);
  const auto targets = named_targets(results);
  const std::string leading = targets.empty() ? "" : targets.front().name;
  for (std::size_t row = 0; row < source.size(); ++row) {
    if (!is_shown(source, row, leading, facts)) continue;
    const std::string& unit = source.text(row, "unit");
    table.rows.push_back({Words{source.text(row, "level")}, Words{source.text(row, "target")},
                          Words{in_words(source.text(row, "quantity"))}, year_cell(source, row),
                          value_cell(source.number(row, "value"), unit), Words{unit}});
  }
  if (const auto median = max_force_quantile(results, "M", 0.5)) {
    table.rows.push_back({Words{"L2"}, Words{""}, Words{"maximum sustainable force, median"}, NoValue{},
                          Quantity{*median, 0}, Words{"persons"}});
  }
  table.notes = {
      "L1 flatters: one path of medians meets no bad year, while a test in every year is a minimum over years. "
      "Its paths by year are in levels.csv; here stand the first and the last judged year of the first target."};
  return table;
}

}  // namespace muster
