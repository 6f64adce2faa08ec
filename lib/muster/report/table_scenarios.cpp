#include <fmt/format.h>

#include <algorithm>

#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

constexpr std::size_t changes_shown = 4;

/// What a scenario changes, so short that a row can hold it.
std::string change_text(const Results& base, const Results& other, std::string Change::*said) {
  const auto changes = changes_made(scenario_facts(base), scenario_facts(other));
  if (changes.empty()) return "nothing";
  std::string text;
  for (std::size_t i = 0; i < std::min(changes.size(), changes_shown); ++i)
    text += (i == 0 ? "" : "; ") + changes[i].*said;
  if (changes.size() > changes_shown) text += fmt::format("; and {} more", changes.size() - changes_shown);
  return text;
}

/// Which of a target's rows is meant: A alone, or with its reserve.
enum class Asked { alone, with_reserve };

/// The row of compare.csv that holds a scenario's difference from the base; of a target with a reserve, A alone or
/// both.
std::optional<std::size_t> compare_row(const ResultsTable* compare, const std::string& scenario,
                                       const std::string& target, Asked asked) {
  if (compare == nullptr) return std::nullopt;
  for (std::size_t row = 0; row < compare->size(); ++row) {
    if (compare->text(row, "scenario") != scenario || compare->text(row, "target") != target) continue;
    const bool reserve = compare->has("reserve_counts") && !compare->text(row, "reserve_counts").empty();
    if (!compare->has("reserve_counts") || reserve == (asked == Asked::with_reserve)) return row;
  }
  return std::nullopt;
}

std::vector<Cell> difference_cells(const ResultsTable* compare, std::optional<std::size_t> row) {
  if (!row) return {NoValue{}, NoValue{}, NoValue{}};
  const auto number = [compare, row](const char* column) { return compare->number(*row, column); };
  const int decimals = std::clamp(decimals_for_width(number("ci_high") - number("ci_low")), 2, 4);
  return {Quantity{number("difference"), 2}, QuantityRange{number("ci_low"), number("ci_high"), decimals},
          QuantityRange{number("p90_low"), number("p90_high"), 2}};
}

Cell median_cell(const Results& results) {
  const auto median = max_force_quantile(results, "M", 0.5);
  return median ? Cell{Quantity{*median, 0, 1000}} : Cell{NoValue{}};
}

/// One row per force asked for, each reading of a reserve apart, by the definition that comes first in the run.
void add_rows_of_run(Table& table, const Results& base, const Results& other) {
  const ResultsTable& source = *other.table("probabilities");
  const ResultsTable* compare = base.table("compare/compare");
  const auto readings = target_readings(other);
  for (const auto& reading : readings) {
    const auto row = reading.row_of.find("every-year");
    if (row == reading.row_of.end()) continue;
    std::vector<Cell> cells{Words{scenario_title(other)},
                            Words{other.run.scenario},
                            Words{change_text(base, other, &Change::words)},
                            Words{change_text(base, other, &Change::keys)},
                            median_cell(other),
                            Words{reading_label(reading, readings)},
                            probability_cell(source, row->second)};
    const bool itself = &base == &other;
    const bool leads = !reading.reserve || reading.reserve_counts == "enrolled";
    const auto found = itself || !leads ? std::nullopt
                                        : compare_row(compare, other.run.scenario, reading.name,
                                                      reading.reserve ? Asked::with_reserve : Asked::alone);
    for (auto& cell : difference_cells(compare, found)) cells.push_back(std::move(cell));
    table.rows.push_back(std::move(cells));
  }
}

/// Scenarios that only compare.csv knows.
void add_rows_of_compare(Table& table, const ResultsTable& compare) {
  for (std::size_t row = 0; row < compare.size(); ++row) {
    const std::string& scenario = compare.text(row, "scenario");
    std::vector<Cell> cells{Words{scenario},
                            Words{scenario},
                            Words{"see its scenario.toml"},
                            Words{"see its scenario.toml"},
                            NoValue{},
                            Words{compare.text(row, "target")},
                            Probability{compare.number(row, "probability")}};
    for (auto& cell : difference_cells(&compare, row)) cells.push_back(std::move(cell));
    table.rows.push_back(std::move(cells));
  }
}

std::vector<Column> scenario_columns() {
  std::vector<Column> columns{text_column("title", "Scenario"),
                              text_column("scenario", "Name"),
                              paragraph_column("change_words", "Change from the base", 0.2),
                              paragraph_column("change", "Change from the base", 0.2),
                              number_column("median", "Median largest force", "thousand"),
                              text_column("target", "Target"),
                              number_column("probability", "P"),
                              number_column("difference", "Difference in P"),
                              range_column("difference_ci", "Its simulation error, 95%"),
                              range_column("difference_p90", "Its 90% parameter interval")};
  for (const std::size_t i : {1, 3}) columns[i].audience = Audience::programs;
  columns[2].audience = Audience::readers;
  for (const std::size_t i : {0, 2, 4}) columns[i].once = true;
  return columns;
}

bool shows_no_hit(const Table& table) {
  const auto no_hit = [](const Cell& cell) {
    const auto* p = std::get_if<Probability>(&cell);
    return p != nullptr && p->draws_without_hit > 0;
  };
  return std::ranges::any_of(table.rows, [&](const auto& row) { return std::ranges::any_of(row, no_hit); });
}

}  // namespace

Table scenarios_table(std::span<const Results> results) {
  const Results& base = results.front();
  Table table = named_table("T4", "scenarios");
  table.caption = fmt::format("Scenarios held against {}, each force in every year.", scenario_title(base));
  table.columns = scenario_columns();
  for (const Results& other : results) {
    if (other.table("probabilities") != nullptr) add_rows_of_run(table, base, other);
  }
  const ResultsTable* compare = base.table("compare/compare");
  if (results.size() == 1 && compare != nullptr) add_rows_of_compare(table, *compare);
  table.notes = {compare == nullptr
                     ? "No paired difference: muster compare, which draws every scenario with the same random numbers, "
                       "was not run on these results."
                     : "Differences are paired: every scenario uses the same random numbers, so most of the simulation "
                       "error cancels."};
  if (shows_no_hit(table)) table.notes.push_back(no_hit_note(base));
  return table;
}

}  // namespace muster
