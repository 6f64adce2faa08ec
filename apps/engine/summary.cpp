#include "summary.hpp"

#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/estimate/quantile.hpp"
#include "muster/results/precision.hpp"
#include "muster/results/relapse_tables.hpp"
#include "muster/results/run_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

namespace muster::engine {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array shown_quantiles{0.05, 0.25, 0.5, 0.75, 0.95};

/// One row of probabilities.csv, as numbers.
struct ReadingRow {
  const Target* target;
  Reading reading;
  ProbabilityEstimate p;
  Interval p90;
};

std::vector<ReadingRow> rows_of(const Model& model, const RunResult& run) {
  std::vector<ReadingRow> rows;
  for (std::size_t k = 0; k < model.targets.size(); ++k) {
    const std::vector<Reading> readings = readings_of(model.targets[k], model.scenario.sustained);
    for (std::size_t r = 0; r < readings.size(); ++r) {
      const std::vector<double> shares = shares_sustained(run, k, r);
      rows.push_back({&model.targets[k], readings[r],
                      clustered_probability(shares, layout_of(model), interval_level(model)),
                      parameter_interval(shares, run.shape.futures, 0.9)});
    }
  }
  return rows;
}

std::string size_words(const ReadingRow& row) {
  const Target& target = *row.target;
  if (target.band_high) return fmt::format("{:.0f} to {:.0f}", target.active, *target.band_high);
  if (row.reading.reserve == ReserveReading::none || !target.reserve) return fmt::format("{:.0f} alone", target.active);
  return fmt::format("{:.0f} + {:.0f} {}", target.active, *target.reserve, word_of(row.reading.reserve));
}

std::string probability_words(const ReadingRow& row, int futures) {
  if (row.p.mean <= 0) return fmt::format("0 of {} draws x {} futures", row.p.draws, futures);
  if (row.p.mean < 0.005) return "<0.01";
  return row.p.mean > 0.995 ? ">0.99" : fmt::format("{:.2f}", row.p.mean);
}

/// How much of the variance of M rests on the inputs and how much on chance.
void print_levels(const RunResult& run) {
  const double share = variance_of_outcome(run.max_force.values(), run.shape.futures).share_of_inputs();
  if (std::isnan(share)) return;
  fmt::print("variance of the largest force: {:.0f} % from inputs, {:.0f} % from chance\n", 100 * share,
             100 * (1 - share));
}

/// Failed draws, and what they leave open.
void print_failed(const std::vector<ReadingRow>& rows) {
  if (rows.empty() || rows.front().p.failed == 0) return;
  const ProbabilityEstimate& p = rows.front().p;
  fmt::print(
      "{} draws failed; counted as misses and as hits they leave {} between {:.4f} and {:.4f}, and every "
      "simulation error holds both\n",
      p.failed, rows.front().target->name, p.if_failed.low, p.if_failed.high);
}

void print_binding(const RunResult& run) {
  fmt::print("\nwhat binds the largest force (share of trajectories):");
  for (const Binding binding : {Binding::people, Binding::money, Binding::training, Binding::none}) {
    const std::vector<double> shares = shares_where(run, [&](std::size_t i) { return run.binding[i] == binding; });
    fmt::print(" {} {:.2f}", word_of(binding), clustered_probability(shares, run.shape.futures, error_level).mean);
  }
  fmt::print("\n");
}

void print_largest_force(const RunResult& run) {
  const DrawSample sample(run.max_force.values(), run.shape.futures);
  fmt::print("\nlargest force sustained (M), prediction quantiles:");
  for (const double q : shown_quantiles)
    fmt::print("  {:.0f} %: {:.0f}", 100 * q, sample.quantile(q, error_level).value);
  fmt::print("\n");
}

void print_war(const Model& model, const RunResult& run) {
  fmt::print("\n{:<32} {:<15} {:>11}  {:<24} {}\n", "if the war may resume", "reading", "probability",
             "90% parameter interval", "95% simulation error");
  for (const WarReading& row : war_readings(model, run)) {
    fmt::print("{:<32} {:<15} {:>11.3f}  {:.2f} to {:.2f}{:12} {:.4f} to {:.4f}\n", model.targets[row.target].name,
               row.reading, row.probability, row.p90.low, row.p90.high, "", row.error.low, row.error.high);
  }
  for (const SurgeMonths& item : surge_months(model, run)) {
    if (item.amount <= 0) continue;
    fmt::print("{} of {:.3g} USD pays and equips the surge for {:.1f} months (90%: {:.1f} to {:.1f})\n",
               item.item == "stockpile" ? "the stockpile" : "a year's surge aid", item.amount, item.q50, item.q05,
               item.q95);
  }
}

}  // namespace

void print_summary(const Model& model, const RunResult& run, const std::string& folder) {
  fmt::print("{}: {} draws x {} futures, seed {}{}\n\n", model.scenario.title, run.draws, run.shape.futures,
             model.scenario.run.seed, run.complete ? "" : " (interrupted: partial results)");
  fmt::print("{:<32} {:<11} {:>30}  {:<24} {}\n", "force sustained", "definition", "probability",
             "90% parameter interval", "95% simulation error");
  const std::vector<ReadingRow> rows = rows_of(model, run);
  for (const ReadingRow& row : rows) {
    fmt::print("{:<32} {:<11} {:>30}  {:.2f} to {:.2f}{:12} {:.4f} to {:.4f}\n", size_words(row),
               word_of(row.reading.definition), probability_words(row, run.shape.futures), row.p90.low, row.p90.high,
               "", row.p.simulation_error.low, row.p.simulation_error.high);
  }
  if (model.scenario.level == Level::L3) print_war(model, run);
  print_failed(rows);
  print_largest_force(run);
  print_levels(run);
  print_binding(run);
  fmt::print("trajectories in which sustained(A) has gaps: {} of {} looked at\nresults: {}\n", run.with_gaps,
             run.gap_checked, folder);
}

void print_json_summary(const Model& model, const RunResult& run, const std::string& folder) {
  Json summary;
  summary["format"] = "muster-results/1";
  summary["scenario"] = model.scenario.name;
  summary["out"] = folder;
  summary["complete"] = run.complete;
  summary["targets"] = Json::array();
  for (const ReadingRow& row : rows_of(model, run)) {
    Json target{{"target", row.target->name}, {"active", row.target->active}};
    if (row.reading.reserve != ReserveReading::none) target["reserve"] = row.target->reserve.value_or(0);
    if (row.target->band_high) target["band_high"] = *row.target->band_high;
    target["definition"] = word_of(row.reading.definition);
    target["reserve_counts"] = word_of(row.reading.reserve);
    target["draws"] = run.draws;
    target["futures"] = run.shape.futures;
    target["probability"] = row.p.mean;
    target["std_error"] = row.p.std_error;
    target["ci_low"] = row.p.simulation_error.low;
    target["ci_high"] = row.p.simulation_error.high;
    target["ci_level"] = error_level;
    target["ci_method"] = method_of(row.p, model);
    target["failed_draws"] = row.p.failed;
    target["if_failed_low"] = row.p.if_failed.low;
    target["if_failed_high"] = row.p.if_failed.high;
    target["p90_low"] = row.p90.low;
    target["p90_high"] = row.p90.high;
    summary["targets"].push_back(target);
  }
  const DrawSample sample(run.max_force.values(), run.shape.futures);
  for (const double q : shown_quantiles)
    summary["max_force"][fmt::format("{:.2f}", q)] = sample.quantile(q, error_level).value;
  fmt::print("{}\n", summary.dump(2));
}

}  // namespace muster::engine
