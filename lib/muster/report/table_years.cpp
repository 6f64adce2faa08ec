#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

constexpr std::array quantiles{std::pair{"q05", "5%"}, std::pair{"q25", "25%"}, std::pair{"q50", "Median"},
                               std::pair{"q75", "75%"}, std::pair{"q95", "95%"}};

/// The force that the fan shows too: the largest asked for, bands apart.
std::string largest_target(const Results& results) {
  std::string name;
  double largest = -1;
  for (const auto& target : named_targets(results)) {
    if (target.band_high || target.active <= largest) continue;
    largest = target.active;
    name = target.name;
  }
  return name;
}

std::map<long long, std::size_t> rows_by_year(const ResultsTable& table, std::string_view variable,
                                              std::string_view target) {
  std::map<long long, std::size_t> rows;
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (!variable.empty() && table.text(row, "variable") != variable) continue;
    if (table.text(row, "target") == target) rows.emplace(static_cast<long long>(table.number(row, "year")), row);
  }
  return rows;
}

void add_strength(Table& table, const Results& results, const std::string& target) {
  const ResultsTable* paths = results.table("paths");
  if (paths == nullptr || target.empty()) return;
  const auto rows = rows_by_year(*paths, "active", target);
  for (const auto& [column, heading] : quantiles) {
    Column made = number_column(fmt::format("active_{}", column), heading, "thousand");
    made.group = fmt::format("Active strength when {} is asked for", target);
    table.columns.push_back(std::move(made));
    for (auto& cells : table.rows) {
      const auto found = rows.find(std::get<CalendarYear>(cells.front()).year);
      cells.push_back(found == rows.end() ? Cell{NoValue{}}
                                          : Cell{Quantity{paths->number(found->second, column), 0, 1000}});
    }
  }
}

Cell passing_cell(const ResultsTable& years, std::size_t row, std::uint64_t draws) {
  const double passing = years.number(row, "passing");
  return passing > 0 ? Probability{passing} : Probability{passing, static_cast<long long>(draws)};
}

void add_passing(Table& table, const Results& results, const std::string& target) {
  const ResultsTable& years = *results.table("years");
  const auto rows = rows_by_year(years, "", target);
  Column made = number_column(fmt::format("passing_{}", target), target);
  made.group = "Probability that all tests of the year hold";
  table.columns.push_back(std::move(made));
  for (auto& cells : table.rows) {
    const auto found = rows.find(std::get<CalendarYear>(cells.front()).year);
    cells.push_back(found == rows.end() ? Cell{NoValue{}} : passing_cell(years, found->second, results.run.draws_done));
  }
}

std::vector<std::string> targets_in(const ResultsTable& table) {
  std::vector<std::string> names;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const std::string& name = table.text(row, "target");
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
  }
  return names;
}

}  // namespace

Table years_table(const Results& results) {
  const ResultsTable& years = *results.table("years");
  Table table = named_table("T3", "years");
  table.caption = fmt::format("The force year by year, {}.", scenario_title(results));
  table.columns = {number_column("year", "Year")};
  table.columns.front().align = Align::left;
  const auto targets = targets_in(years);
  if (targets.empty()) return table;
  for (const auto& [year, row] : rows_by_year(years, "", targets.front())) {
    table.rows.push_back({CalendarYear{static_cast<int>(year)}});
  }
  add_strength(table, results, largest_target(results));
  for (const auto& target : targets) add_passing(table, results, target);
  table.notes = {
      "Strength: quantiles over inputs and chance together, at the end of the year. A target with a reserve is "
      "held against its reserve too."};
  table.notes.push_back(draws_note(results));
  return table;
}

}  // namespace muster
