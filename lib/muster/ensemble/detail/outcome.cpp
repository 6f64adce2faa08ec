#include "muster/ensemble/detail/outcome.hpp"

#include "muster/assessment/relapse.hpp"
#include "muster/assessment/surge.hpp"

#include <algorithm>
#include <cassert>

namespace muster::detail {
namespace {

bool holds(const JudgedPath& path, const SustainedRule& rule, Reading reading, double cap) {
  return (cap <= 0 || path.aim.active <= cap) && is_sustained(path, rule, reading.definition, reading.reserve);
}

int calendar_year(const Model& model, int years_after) {
  return years_after < 0 ? 0 : model.scenario.base_year + model.scenario.ceasefire_year + years_after;
}

ReserveReading reading_of(const Model& model, const Target& target) {
  return target.reserve ? muster::reading_of(model.scenario.sustained.reserve_counts) : ReserveReading::none;
}

int end_of_window(const Model& model) { return model.scenario.ceasefire_year + model.scenario.sustained.until; }

/// Digit i is set where holds(reading i).
template <class Holds>
std::uint16_t digits_of(const std::vector<Reading>& readings, const Holds& holds) {
  assert(readings.size() <= 16);
  unsigned digits = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) digits |= holds(readings[i]) ? 1U << i : 0U;
  return static_cast<std::uint16_t>(digits);
}

TargetOutcome outcome_of_band(const Model& model, const std::vector<Reading>& readings, double cap,
                              const JudgedPath& low, const JudgedPath& high) {
  const SustainedRule& rule = model.scenario.sustained;
  const auto within = [&](Reading reading) {
    return holds(low, rule, reading, cap) && !holds(high, rule, reading, cap);
  };
  TargetOutcome outcome;
  outcome.path.aim = low.aim;
  outcome.sustained = digits_of(readings, within);
  outcome.as_ruled = within({rule.definition, ReserveReading::none});
  return outcome;
}

TargetOutcome outcome_of(const Model& model, const Target& target, const std::vector<Reading>& readings, double cap,
                         JudgedPath path, std::vector<Cause> causes, int self_financed) {
  const SustainedRule& rule = model.scenario.sustained;
  const ReserveReading ruled = reading_of(model, target);
  TargetOutcome outcome;
  outcome.sustained = digits_of(readings, [&](Reading reading) { return holds(path, rule, reading, cap); });
  outcome.as_ruled = holds(path, rule, {rule.definition, ruled}, cap);
  const int failure = first_failure(path, rule, ruled);
  outcome.shortfall_year = calendar_year(model, failure);
  outcome.cause = failure < 0 ? Cause::none : causes[static_cast<std::size_t>(failure)];
  outcome.self_financed_year = calendar_year(model, self_financed);
  outcome.path = std::move(path);
  outcome.causes = std::move(causes);
  return outcome;
}

/// Paths to the window's end that aim at a size: those of a target of that size, or worked out here.
class BandEdge {
 public:
  BandEdge(const Model& model, const SideBySide& futures, double active, std::span<const TrajectoryOutcome> runs,
           LaneYears& room)
      : runs_(runs) {
    const auto same = [active](const Target& target) { return !target.band_high && target.active == active; };
    target_ = static_cast<std::size_t>(std::ranges::find_if(model.targets, same) - model.targets.begin());
    if (target_ == model.targets.size())
      paths_ = futures.judge_paths({.active = active}, 0, end_of_window(model), room);
  }
  [[nodiscard]] const JudgedPath& path(std::size_t i) const {
    return paths_.empty() ? runs_[i].targets[target_].path : paths_[i];
  }

 private:
  std::span<const TrajectoryOutcome> runs_;
  std::size_t target_;
  std::vector<JudgedPath> paths_;
};

}  // namespace

TargetOutcome assess(const Model& model, const ForceConditions& conditions, const Target& target) {
  const SustainedRule& rule = model.scenario.sustained;
  const std::vector<Reading> readings = readings_of(target, rule);
  const double cap = conditions.inputs.cap;
  if (target.band_high) {
    const int last = end_of_window(model);
    return outcome_of_band(model, readings, cap, judge_path(conditions, rule, {.active = target.active}, 0, last),
                           judge_path(conditions, rule, {.active = *target.band_high}, 0, last));
  }
  const double reserve = target.reserve.value_or(0);
  const ReserveReading ruled = reading_of(model, target);
  JudgedPath path = judge_path(conditions, rule, {.active = target.active}, reserve, model.scenario.horizon);
  std::vector<Cause> why = causes(conditions, rule, path, ruled);
  return outcome_of(model, target, readings, cap, std::move(path), std::move(why),
                    self_financed_from(conditions, rule, target.active, reserve, ruled));
}

/// Whether a surge begun when the model says reaches its size, in each lane.
std::vector<bool> surges(const Model& model, const SideBySide& futures, const LaneYears& years) {
  std::vector<bool> reached(futures.futures(), false);
  if (model.scenario.level != Level::L3) return reached;
  const ForceInputs& inputs = futures.inputs();
  const int after = static_cast<int>(inputs.surge_year) - 1;
  for (std::size_t lane = 0; lane < reached.size(); ++lane)
    reached[lane] = surge_reached(years.year(after, lane), inputs);
  return reached;
}

SharedVerdicts shared_verdicts(const Model& model, const ForceConditions& conditions) {
  const SustainedRule& rule = model.scenario.sustained;
  SharedVerdicts shared;
  for (const Target& target : model.targets) shared.readings.push_back(readings_of(target, rule));
  if (conditions.inputs.term > 0) return shared;
  constexpr Relaxed but_places = lifted_for_causes[lifted_but_places];
  shared.training = largest_force(conditions, rule, but_places, 0);
  for (const Target& target : model.targets) {
    shared.all_but_places.emplace_back();
    if (target.band_high) continue;
    shared.all_but_places.back() =
        judge_path(conditions, rule, aim_of_lifted(target.active, but_places), 0, model.scenario.horizon).tests;
  }
  return shared;
}

std::vector<TargetOutcome> assess_band(const Model& model, const SideBySide& futures, std::size_t band,
                                       const SharedVerdicts& shared, std::span<const TrajectoryOutcome> runs,
                                       LaneYears& room) {
  const Target& wanted = model.targets[band];
  const BandEdge low(model, futures, wanted.active, runs, room);
  const BandEdge high(model, futures, *wanted.band_high, runs, room);
  std::vector<TargetOutcome> outcomes;
  outcomes.reserve(futures.futures());
  for (std::size_t i = 0; i < futures.futures(); ++i)
    outcomes.push_back(outcome_of_band(model, shared.readings[band], futures.cap(), low.path(i), high.path(i)));
  return outcomes;
}

std::vector<TargetOutcome> assess(const Model& model, const SideBySide& futures, std::size_t target,
                                  const SharedVerdicts& shared, AssessmentRoom room) {
  const Target& wanted = model.targets[target];
  const double reserve = wanted.reserve.value_or(0);
  std::vector<int> self_financed;
  std::vector<JudgedPath> paths =
      futures.judge_paths({.active = wanted.active}, reserve, model.scenario.horizon, room.years, &self_financed);
  std::vector<std::vector<Cause>> why =
      futures.causes(paths, reading_of(model, wanted), shared.of(target), room.lifted);
  const std::vector<bool> surge = surges(model, futures, room.years);
  std::vector<TargetOutcome> outcomes;
  outcomes.reserve(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    outcomes.push_back(outcome_of(model, wanted, shared.readings[target], futures.cap(), std::move(paths[i]),
                                  std::move(why[i]), self_financed[i]));
    outcomes.back().surge_reached = surge[i];
  }
  return outcomes;
}

void add_war(const Model& model, const ForceConditions& conditions, const Shocks& shocks, TrajectoryOutcome& result) {
  const ForceInputs& inputs = conditions.inputs;
  result.relapse_year =
      relapse_year({inputs.relapse_h, inputs.relapse_k}, shocks.relapse.front(), model.scenario.horizon);
  const int after = static_cast<int>(inputs.surge_year) - 1;
  result.surge_month_cost = surge_month_cost(conditions, conditions.ceasefire + after);
  for (TargetOutcome& outcome : result.targets) {
    if (!outcome.path.years.empty()) outcome.surge_reached = surge_reached(outcome.path.years[after], inputs);
  }
}

}  // namespace muster::detail
