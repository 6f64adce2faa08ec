#include <fmt/format.h>

#include <algorithm>

#include "muster/core/number.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"
#include "muster/report/tables_time.hpp"

namespace muster {
namespace {

/// Half width of the 95% simulation error under which the second decimal that reports show is settled.
constexpr double tolerance = 0.01;

std::vector<Cell> fact(std::string item, Cell value, std::string verdict = "") {
  return {Words{std::move(item)}, std::move(value), NoValue{}, NoValue{}, NoValue{}, Words{std::move(verdict)}};
}

Quantity count(std::uint64_t value) { return {static_cast<double>(value), 0}; }

std::string done_verdict(const RunRecord& run) {
  if (!run.complete) return "interrupted: every number rests on the draws done";
  if (run.precision_reached) return *run.precision_reached ? "precision reached" : "precision not reached";
  return run.draws_done == run.draws_asked ? "complete" : "differs from the draws asked for";
}

void add_run_rows(Table& table, const Results& results) {
  const RunRecord& run = results.run;
  table.rows.push_back(fact("Draws of the inputs asked for", count(run.draws_asked)));
  table.rows.push_back(fact("Draws done", count(run.draws_done), done_verdict(run)));
  table.rows.push_back(fact("Futures of each draw", count(run.futures)));
  table.rows.push_back(
      fact("Failed draws", count(run.failed_draws),
           run.failed_draws == 0 ? "none" : "left out; every simulation error holds them as misses and as hits"));
  table.rows.push_back(fact("Trajectories looked at for gaps", count(run.non_monotone_tested)));
  table.rows.push_back(fact("Of them with gaps: a larger force held, a smaller one not", count(run.non_monotone),
                            run.non_monotone == 0 ? "none" : "the curve counts the largest force held"));
  table.rows.push_back(fact("Trajectories in which no force at all held", count(run.none_sustained), "counted as 0"));
  if (const auto seconds = seconds_between(run.start, run.end)) {
    table.rows.push_back(fact("Time from start to end, s", Quantity{*seconds, 0}));
  }
  table.rows.push_back(fact("Threads", count(run.threads)));
}

/// Draws that a yes-or-no count with the same standard error would need: p (1 - p) / error^2.
Cell effective_draws(double p, double error) {
  if (error <= 0 || p <= 0 || p >= 1) return NoValue{};
  return Quantity{p * (1 - p) / (error * error), 0};
}

std::vector<Cell> precision_row(const ResultsTable& table, const TargetReading& reading, std::size_t row,
                                const std::vector<TargetReading>& all) {
  const double half = (table.number(row, "ci_high") - table.number(row, "ci_low")) / 2;
  return {Words{fmt::format("P of {}, {}", reading_label(reading, all), table.text(row, "definition"))},
          probability_cell(table, row),
          Quantity{half, 4},
          Quantity{tolerance, 2},
          effective_draws(table.number(row, "probability"), table.number(row, "std_error")),
          Words{half <= tolerance ? "within" : "more draws needed for two settled decimals"}};
}

void add_precision_rows(Table& table, const Results& results) {
  const ResultsTable* source = results.table("probabilities");
  if (source == nullptr) return;
  const auto readings = target_readings(results);
  for (const auto& reading : readings) {
    for (const auto& [definition, row] : reading.row_of) {
      table.rows.push_back(precision_row(*source, reading, row, readings));
    }
  }
}

}  // namespace

Table diagnostics_table(const Results& results) {
  Table table = named_table("T7", "diagnostics");
  table.caption = fmt::format("Were there enough draws, and did any fail? {}.", scenario_title(results));
  table.columns = {paragraph_column("item", "Item", 0.34),
                   number_column("value", "Value"),
                   number_column("simulation_error_half_width", "Simulation error", "half of 95%"),
                   number_column("tolerance", "Tolerance"),
                   number_column("effective_draws", "Effective draws"),
                   paragraph_column("verdict", "Verdict", 0.22)};
  add_run_rows(table, results);
  add_precision_rows(table, results);
  table.notes = {
      "Simulation error is computed between draws: futures of one draw share its inputs and are not independent. "
      "Effective draws: independent yes-or-no draws that would give the same error; more than the draws done "
      "because each draw is seen in several futures."};
  return table;
}

}  // namespace muster
