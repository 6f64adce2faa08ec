#include "muster/evidence/detail/age_grid.hpp"
#include "muster/core/problems.hpp"

#include <algorithm>
#include <array>
#include <bitset>

namespace muster::detail {
namespace {

constexpr Range calendar_years{1800, 2300};
const std::vector<std::string> sexes{"f", "m"};

/// Which ages of one sex have been given a value.
using Seen = std::bitset<age_count>;

/// The first age of @p rule that is not in @p seen; -1 when all are.
int first_missing(const Seen& seen, const GridRule& rule) {
  for (int age = rule.first_age; age <= rule.last_age; ++age) {
    if (!seen.test(static_cast<std::size_t>(age))) return age;
  }
  return -1;
}

/// The columns of a grid, checked; a column that is absent is filled with 0.
struct Cells {
  std::vector<int> years, ages;
  std::vector<std::size_t> sex;
  std::vector<double> values;
};

Cells read_cells(const CsvTable& table, const GridRule& rule, std::string_view age_column) {
  const Range ages{static_cast<double>(rule.first_age), static_cast<double>(rule.last_age)};
  Cells cells{
      std::vector<int>(table.rows()), std::vector<int>(table.rows()), std::vector<std::size_t>(table.rows()), {}};
  Problems problems;
  if (table.find("year")) problems.gather([&] { cells.years = whole_numbers(table, "year", calendar_years); });
  if (table.find("sex")) problems.gather([&] { cells.sex = choices(table, "sex", sexes); });
  if (table.find(age_column)) problems.gather([&] { cells.ages = whole_numbers(table, age_column, ages); });
  problems.gather([&] { cells.values = numbers(table, rule.value, rule.allowed); });
  problems.raise();
  return cells;
}

struct YearOfGrid {
  BySex values;
  std::array<Seen, 2> seen;
};

std::map<int, YearOfGrid> place_cells(const CsvTable& table, const Cells& cells) {
  std::map<int, YearOfGrid> grid;
  Problems problems;
  YearOfGrid* current = nullptr;  // rows come year by year, so the map is rarely searched
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (row == 0 || cells.years[row] != cells.years[row - 1]) current = &grid[cells.years[row]];
    Seen& seen = current->seen[cells.sex[row]];
    if (seen.test(static_cast<std::size_t>(cells.ages[row]))) {
      problems.add("{}: found the same year, sex and age a second time (a value has one row); remove one of the rows",
                   table.place(row, table.find("age") ? "age" : table.columns().front()));
    }
    seen.set(static_cast<std::size_t>(cells.ages[row]));
    (cells.sex[row] == 0 ? current->values.female : current->values.male)[cells.ages[row]] = cells.values[row];
  }
  problems.raise();
  return grid;
}

void require_complete(const CsvTable& table, const std::map<int, YearOfGrid>& grid, const GridRule& rule) {
  Problems problems;
  const std::size_t sex_count = table.find("sex") ? 2 : 1;
  for (const auto& [year, content] : grid) {
    for (std::size_t sex = 0; sex < sex_count; ++sex) {
      const int missing = first_missing(content.seen[sex], rule);
      if (missing < 0) continue;
      problems.add("{}: {}: year {}{} has no age {}; write ages {} to {} of each year", table.file(), rule.value, year,
                   sex_count == 2 ? " sex " + sexes[sex] : "", missing, rule.first_age, rule.last_age);
    }
  }
  problems.raise();
}

}  // namespace

std::map<int, BySex> read_grid(const CsvTable& table, const GridRule& rule) {
  require_columns(table, std::vector<std::string>{"year", "sex", "age", rule.value});
  const auto grid = place_cells(table, read_cells(table, rule, "age"));
  if (rule.complete) require_complete(table, grid, rule);
  std::map<int, BySex> years;
  for (const auto& [year, content] : grid) years[year] = content.values;
  return years;
}

std::map<int, AgeVector> read_age_rates(const CsvTable& table, const GridRule& rule) {
  require_columns(table, std::vector<std::string>{"year", "age", rule.value});
  const auto grid = place_cells(table, read_cells(table, rule, "age"));
  if (rule.complete) require_complete(table, grid, rule);
  std::map<int, AgeVector> years;
  for (const auto& [year, content] : grid) years[year] = content.values.female;
  return years;
}

AgeTable read_age_table(const CsvTable& table, const std::string& name) {
  AgeTable result{.file = name, .by_sex = false, .by_service = false, .values = {}};
  result.by_sex = table.find("sex").has_value();
  result.by_service = table.find("completed_years").has_value();
  const std::string index = result.by_service ? "completed_years" : "age";
  std::vector<std::string> needed{index, "value"};
  if (result.by_sex) needed.emplace_back("sex");
  require_columns(table, needed);
  const GridRule rule{"value", {0, 1e300}, 0, open_age, false};
  const auto grid = place_cells(table, read_cells(table, rule, index));
  if (!grid.empty()) result.values = grid.begin()->second.values;
  if (!result.by_sex) result.values.male = result.values.female;
  require(result.values.sum() > 0,
          "{}: value: every value is 0 (shares of nothing cannot be formed); write one above 0", table.file());
  return result;
}

}  // namespace muster::detail
