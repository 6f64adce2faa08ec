#include "muster/results/dependence.hpp"

#include "muster/estimate/parameter_spread.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/precision.hpp"
#include "muster/results/run_tables.hpp"

namespace muster {
namespace {

constexpr double failed = std::numeric_limits<double>::quiet_NaN();

/// Hits (1), misses (0) and failures (NaN) by trajectory under one reading of a target.
std::vector<double> hits(const RunResult& run, std::size_t target, std::size_t reading) {
  std::vector<double> all;
  all.reserve(run.trajectories());
  for (std::size_t i = 0; i < run.trajectories(); ++i) {
    const bool held = ((run.readings[i * run.shape.targets + target] >> reading) & 1u) != 0;
    all.push_back(run.failed[i] != 0 ? failed : held ? 1.0 : 0.0);
  }
  return all;
}

/// A alone, and the reserve that the scenario counts.
bool is_reported(const Reading& reading, const SustainedRule& rule) {
  const ReserveReading counts =
      rule.reserve_counts == ReserveCounts::ready ? ReserveReading::ready : ReserveReading::enrolled;
  return reading.definition == rule.definition &&
         (reading.reserve == ReserveReading::none || reading.reserve == counts);
}

}  // namespace

std::vector<DependenceRow> dependence_rows(const Model& model, double scale, const RunResult& run,
                                           const RunResult& stated) {
  const DrawLayout layout = layout_of(model);
  std::vector<DependenceRow> rows;
  for (std::size_t k = 0; k < model.targets.size(); ++k) {
    const std::vector<Reading> readings = readings_of(model.targets[k], model.scenario.sustained);
    for (std::size_t r = 0; r < readings.size(); ++r) {
      if (!is_reported(readings[r], model.scenario.sustained)) continue;
      const std::vector<double> shares = shares_sustained(run, k, r);
      rows.push_back({scale, model.targets[k].name, word_of(readings[r].reserve),
                      clustered_probability(shares, layout, error_level),
                      parameter_interval(shares, layout.futures(), 0.9),
                      paired_probability_difference(hits(run, k, r), hits(stated, k, r), layout, error_level)});
    }
  }
  return rows;
}

std::string dependence_csv(std::span<const DependenceRow> rows) {
  CsvText csv(
      "scale,target,reserve_counts,probability,ci_low,ci_high,p90_low,p90_high,difference,difference_ci_low,"
      "difference_ci_high");
  for (const DependenceRow& row : rows) {
    csv.row({row.scale, row.target, row.reserve_counts, row.probability.mean, row.probability.simulation_error.low,
             row.probability.simulation_error.high, row.p90.low, row.p90.high, row.difference.mean,
             row.difference.simulation_error.low, row.difference.simulation_error.high});
  }
  return csv.text();
}

}  // namespace muster
