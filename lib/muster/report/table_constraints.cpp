#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "muster/report/causes.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

constexpr std::array years_after{3, 5, 10, 15};

/// What the years of the table are in the calendar; nothing where the scenario does not say.
std::optional<int> ceasefire(const ScenarioFacts& facts) {
  if (!facts.base_year) return std::nullopt;
  return static_cast<int>(*facts.base_year + facts.ceasefire_year.value_or(0));
}

std::optional<std::size_t> row_of(const ResultsTable& table, const std::string& target, const std::string& year,
                                  const std::string& constraint) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.text(row, "target") == target && table.text(row, "year") == year &&
        table.text(row, "constraint") == constraint) {
      return row;
    }
  }
  return std::nullopt;
}

/// A share of trajectories: not a probability estimate of its own, so an empty one is a plain 0.
Cell share_cell(const ResultsTable& table, std::optional<std::size_t> row) {
  if (!row) return NoValue{};
  const double share = table.number(*row, "share");
  return share == 0 ? Cell{Quantity{0, 2}} : Cell{Probability{share}};
}

struct Cause {
  std::string target, constraint;
};

/// Of each target in the order of F6's stack, from above.
std::vector<Cause> causes_in(const ResultsTable& table) {
  std::vector<Cause> found;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const Cause cause{table.text(row, "target"), table.text(row, "constraint")};
    const bool known = std::ranges::any_of(found, [&cause](const Cause& other) {
      return other.target == cause.target && other.constraint == cause.constraint;
    });
    if (known) continue;
    const auto after = std::ranges::find_if(found, [&cause](const Cause& other) {
      return other.target == cause.target && cause_index(other.constraint) < cause_index(cause.constraint);
    });
    found.insert(after, cause);
  }
  return found;
}

std::string target_text(const std::string& target) {
  return target == "max_force" ? "Maximum sustainable force" : target;
}

}  // namespace

Table constraints_table(const Results& results) {
  const ResultsTable& source = *results.table("constraints");
  const auto start = ceasefire(scenario_facts(results));
  Table table = named_table("T6", "constraints");
  table.caption = fmt::format("What stops each force, as shares of trajectories, {}.", scenario_title(results));
  table.columns = {text_column("target", "Target"), text_column("constraint", "Cause"),
                   number_column("window", "Window")};
  table.columns.front().once = true;
  for (const int after : years_after) {
    if (!start) break;
    Column column = number_column(fmt::format("year_{}", *start + after), fmt::format("{} years", after),
                                  std::to_string(*start + after));
    column.group = "Cause of failure, years after the ceasefire";
    table.columns.push_back(std::move(column));
  }
  for (const auto& [target, constraint] : causes_in(source)) {
    std::vector<Cell> cells{Words{target_text(target)}, Words{constraint},
                            share_cell(source, row_of(source, target, "", constraint))};
    for (const int after : years_after) {
      if (start)
        cells.push_back(share_cell(source, row_of(source, target, std::to_string(*start + after), constraint)));
    }
    table.rows.push_back(std::move(cells));
  }
  table.notes = {
      "start: short even with all the volunteers and money there could be, from what the force is at first; people: "
      "too few volunteers; training: too few places; money: pay, upkeep or equipment unpaid, or cut; reserve: the "
      "reserve alone is short; none: nothing failed. Window: first failure in the years that are judged. What binds "
      "the maximum sustainable force: the one limit whose "
      "lifting raises it most. The shares of a target add up to 1 in each column.",
      draws_note(results)};
  return table;
}

}  // namespace muster
