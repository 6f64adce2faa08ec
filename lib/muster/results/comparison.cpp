#include "muster/results/comparison.hpp"

#include "muster/core/require.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/run_tables.hpp"

#include <cmath>

namespace muster {
namespace {

template <class Value>
void require_same(const RunRecord& base, const RunRecord& other, const char* what, const Value& of_base,
                  const Value& of_other) {
  require(of_base == of_other,
          "{}: its {} is {}, that of {} is {} (the runs do not share random numbers, so no trajectory has its pair); "
          "run both with the same seed, sampler, draws and futures",
          other.scenario, what, of_other, base.scenario, of_base);
}

/// Mean of @p values over draws in which neither run failed.
double mean_over_pairs(const std::vector<double>& values, const std::vector<double>& others, int futures) {
  double sum = 0, draws = 0;
  const auto width = static_cast<std::size_t>(futures);
  for (std::size_t at = 0; at < values.size(); at += width) {
    double mean = 0, pair = 0;
    for (std::size_t i = at; i < at + width; ++i) {
      mean += values[i] / futures;
      pair += others[i];
    }
    if (std::isnan(mean) || std::isnan(pair)) continue;
    sum += mean;
    draws += 1;
  }
  return sum / draws;
}

ComparisonRow row_of(const ComparedRun& base, const ComparedRun& other, const std::vector<double>& of_base,
                     const std::vector<double>& of_other) {
  const int futures = base.draws.futures;
  ComparisonRow row;
  row.scenario = other.record.scenario;
  row.base = base.record.scenario;
  row.probability = mean_over_pairs(of_other, of_base, futures);
  row.base_probability = mean_over_pairs(of_base, of_other, futures);
  row.difference = paired_probability_difference(of_other, of_base, base.draws.layout(), error_level);
  return row;
}

/// A target of the base in the other run, A alone: the target of that name there, else whether M reaches its size.
std::vector<double> hits_alone(const RunDraws& run, const Target& target) {
  const std::size_t there = run.target(target.name);
  if (there < run.targets.size()) return run.hits(run.sustained_alone, there);
  std::vector<double> hits;
  for (const double most : run.max_force) {
    const bool reached = most >= target.active && (!target.band_high || most < *target.band_high);
    hits.push_back(std::isnan(most) ? most : reached ? 1 : 0);
  }
  return hits;
}

}  // namespace

void require_common_numbers(const RunRecord& base, const RunRecord& other) {
  require_same(base, other, "seed", base.seed, other.seed);
  require_same(base, other, "sampler", base.sampler, other.sampler);
  require_same(base, other, "number of draws", base.draws_done, other.draws_done);
  require_same(base, other, "number of futures", base.futures, other.futures);
}

std::vector<ComparisonRow> compare_runs(const ComparedRun& base, const ComparedRun& other) {
  require_common_numbers(base.record, other.record);
  require(
      base.record.sampler != "sobol" || base.draws.importance == other.draws.importance,
      "{}: its run.importance is not that of {} (their Sobol points stand on different dimensions, so no trajectory "
      "has its pair); run both with the same list",
      other.record.scenario, base.record.scenario);
  require(!base.draws.targets.empty(), "{}: it has no target (a comparison is of targets); run it with --target",
          base.record.scenario);
  const PairedDifference force =
      paired_difference(other.draws.max_force, base.draws.max_force, base.draws.layout(), error_level);
  std::vector<ComparisonRow> rows;
  for (std::size_t at = 0; at < base.draws.targets.size(); ++at) {
    const Target& target = base.draws.targets[at];
    const auto add = [&](const std::vector<double>& of_base, const std::vector<double>& of_other, const char* reserve) {
      rows.push_back(row_of(base, other, of_base, of_other));
      rows.back().target = target.name;
      rows.back().reserve_counts = reserve;
      rows.back().max_force = force;
    };
    const std::size_t there = other.draws.target(target.name);
    add(base.draws.hits(base.draws.sustained_alone, at), hits_alone(other.draws, target), "");
    if (target.reserve && there < other.draws.targets.size()) {
      add(base.draws.hits(base.draws.sustained, at), other.draws.hits(other.draws.sustained, there), "required");
    }
  }
  return rows;
}

std::string compare_csv(std::span<const ComparisonRow> rows) {
  CsvText csv(
      "scenario,base,target,probability,base_probability,difference,ci_low,ci_high,p90_low,p90_high,better,"
      "reserve_counts,max_force_difference,max_force_ci_low,max_force_ci_high,max_force_p90_low,max_force_p90_high");
  for (const ComparisonRow& row : rows) {
    csv.row({row.scenario, row.base, row.target, row.probability, row.base_probability, row.difference.mean,
             row.difference.simulation_error.low, row.difference.simulation_error.high, row.difference.p90.low,
             row.difference.p90.high, row.max_force.better, row.reserve_counts, row.max_force.mean,
             row.max_force.simulation_error.low, row.max_force.simulation_error.high, row.max_force.p90.low,
             row.max_force.p90.high});
  }
  return csv.text();
}

}  // namespace muster
