#include "muster/ensemble/accumulate.hpp"

#include "muster/ensemble/detail/outcome.hpp"
#include "muster/ensemble/layer_effects.hpp"
#include "muster/ensemble/variables.hpp"

#include <algorithm>
#include <limits>

namespace muster {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t gap_trajectories = 2000;  ///< the model counts gaps on the first 2,000

DrawResult empty_result(const RunShape& shape) {
  DrawResult result;
  const auto futures = static_cast<std::size_t>(shape.futures);
  const std::size_t plain = shape.plain_targets.size() * shape.years;
  result.passing.assign(plain, 0);
  result.cause_count_of_year.assign(plain * cause_count, 0);
  result.layers.assign(static_cast<std::size_t>(layer_count) * shape.years, 0);
  if (shape.whole_paths) {
    result.active_paths.assign(futures * plain, std::numeric_limits<float>::quiet_NaN());
    result.reserve_paths = result.active_paths;
  }
  for (auto* values :
       {&result.max_force, &result.max_with_reserve, &result.max_people, &result.max_money, &result.max_training}) {
    values->reserve(futures);
  }
  return result;
}

void add_maximum(const TrajectoryOutcome& run, DrawResult& result) {
  const MaximumForce& m = run.maximum;
  result.failed.push_back(run.failed);
  result.max_force.push_back(run.failed ? no_number : m.force);
  result.max_with_reserve.push_back(run.failed ? no_number : m.with_reserve);
  result.max_people.push_back(run.failed ? no_number : m.people);
  result.max_money.push_back(run.failed ? no_number : m.money);
  result.max_training.push_back(run.failed ? no_number : m.training);
  result.binding.push_back(m.binding);
  result.none_sustained += m.none_sustained && !run.failed;
}

void add_outcome(const TargetOutcome& outcome, DrawResult& result) {
  result.readings.push_back(outcome.sustained);
  result.as_ruled.push_back(outcome.as_ruled);
  result.shortfall_year.push_back(static_cast<std::int16_t>(outcome.shortfall_year));
  result.self_financed_year.push_back(static_cast<std::int16_t>(outcome.self_financed_year));
  result.cause.push_back(outcome.cause);
}

/// What level L3 adds.
void add_war(const RunShape& shape, const TrajectoryOutcome& run, DrawResult& result) {
  result.relapse_year.push_back(static_cast<std::int16_t>(run.relapse_year));
  result.surge_month_cost.push_back(run.failed ? no_number : run.surge_month_cost);
  for (std::size_t target = 0; target < shape.targets; ++target) {
    result.surge_reached.push_back(!run.failed && run.targets[target].surge_reached);
  }
}

/// The yearly verdicts of a target.
void add_years(const Model& model, const RunShape& shape, double cap, const TrajectoryOutcome& run, std::size_t plain,
               DrawResult& result) {
  const std::size_t target = shape.plain_targets[plain];
  const TargetOutcome& outcome = run.targets[target];
  const SustainedRule& rule = model.scenario.sustained;
  const ReserveReading reading = model.targets[target].reserve ? reading_of(rule.reserve_counts) : ReserveReading::none;
  const bool allowed = cap <= 0 || outcome.path.aim.active <= cap;
  for (std::size_t i = 0; i < outcome.causes.size(); ++i) {
    const std::size_t year = plain * shape.years + i + static_cast<std::size_t>(model.scenario.ceasefire_year);
    result.passing[year] =
        static_cast<std::uint16_t>(result.passing[year] + (allowed && passes(outcome.path.tests[i], reading)));
    ++result.cause_count_of_year[year * cause_count + static_cast<std::size_t>(outcome.causes[i])];
  }
}

/// A year of a path among those that are kept whole.
void keep_year(const RunShape& shape, std::size_t future, std::size_t plain, int t, const ForceYear& year,
               ReserveCounts counts, DrawResult& result) {
  const std::size_t place = shape.path_year(future, plain, t);
  result.active_paths[place] = static_cast<float>(year.active);
  result.reserve_paths[place] = static_cast<float>(counts == ReserveCounts::ready ? year.ready : year.enrolled);
}

/// Everything of a trajectory but its yearly series.
void add_outcomes(const Model& model, const RunShape& shape, const TrajectoryOutcome& run, DrawResult& result) {
  add_maximum(run, result);
  if (model.scenario.level == Level::L3) add_war(shape, run, result);
  const TargetOutcome none;
  for (std::size_t target = 0; target < shape.targets; ++target)
    add_outcome(run.failed ? none : run.targets[target], result);  // both of one kind, so that neither is copied
  if (run.failed) return;
  for (std::size_t plain = 0; plain < shape.plain_targets.size(); ++plain)
    add_years(model, shape, result.draw.inputs.force.cap, run, plain, result);
}

/// Whether "sustained" is looked at for gaps in this trajectory.
bool looks_for_gaps(const RunShape& shape, const DrawResult& result, std::uint32_t future) {
  return static_cast<std::size_t>(result.draw.index) * shape.futures + future < gap_trajectories;
}

void add_gaps(bool gaps, TrajectoryOutcome& run, DrawResult& result) {
  run.has_gaps = gaps;
  ++result.gap_checked;
  result.with_gaps += run.has_gaps;
}

void add_layers(const Model& model, const RunShape& shape, const std::vector<PopulationShocks>& shocks,
                const std::vector<double>& men, DrawResult& result, ThreadCounts& counts) {
  const std::vector<double> effects = layer_effects(model, result.draw, shocks, men, counts.layer_room);
  for (std::size_t i = 0; i < effects.size(); ++i) {
    const std::size_t series = shape.layer_series(i / men.size(), static_cast<int>(i % men.size()));
    result.layers[series] += effects[i];
    counts.layers[series].add(effects[i]);
  }
}

// ---- futures that run alone ---------------------------------------------------------------------------------------

void write_alone(const RunShape& shape, const Trajectory& run, ReserveCounts reserve, DrawResult& result,
                 ThreadCounts& counts) {
  const auto common = common_variables();
  const auto by_target = target_variables();
  for (int t = 0; t < shape.years; ++t) {
    for (std::size_t v = 0; v < common.size(); ++v)
      counts.path_values.put(shape.common_series(v, t), common[v].value(run, t));
    for (std::size_t plain = 0; plain < shape.plain_targets.size(); ++plain) {
      const ForceYear year = force_year(run, run.targets[shape.plain_targets[plain]], t);
      for (std::size_t v = 0; v < by_target.size(); ++v)
        counts.path_values.put(shape.target_series(v, plain, t), by_target[v].value(year));
      if (shape.whole_paths) keep_year(shape, run.future, plain, t, year, reserve, result);
    }
  }
  for (std::size_t i = 0; i < shape.pyramid_years.size(); ++i) {
    const BySex& residents = run.population.cohorts[shape.pyramid_years[i]].residents;
    for (int age = 0; age < age_count; ++age) {
      counts.pyramid_values.put(shape.pyramid_series(i, Sex::female, age), residents.female[age]);
      counts.pyramid_values.put(shape.pyramid_series(i, Sex::male, age), residents.male[age]);
    }
  }
}

std::vector<double> men_by_year(const RunShape& shape, const PopulationPath& population) {
  std::vector<double> men;
  for (int t = 0; t < shape.years; ++t) men.push_back(men_18_45(population.cohorts[t].residents));
  return men;
}

void add_alone(const Model& model, const RunShape& shape, std::uint32_t future, DrawResult& result,
               ThreadCounts& counts) {
  Trajectory run = run_trajectory(model, result.draw, future, make_shocks(model, result.draw.index, future));
  add_outcomes(model, shape, run, result);
  for (FutureSeries* values : {&counts.path_values, &counts.pyramid_values}) values->next_futures(std::array{true});
  if (run.failed) {
    counts.path_values.leave_out();
    counts.pyramid_values.leave_out();
    return;
  }
  if (looks_for_gaps(shape, result, future)) add_gaps(has_gaps(run.conditions, model.scenario.sustained), run, result);
  write_alone(shape, run, model.scenario.sustained.reserve_counts, result, counts);
  if (future == 0) add_layers(model, shape, run.shocks.population, men_by_year(shape, run.population), result, counts);
}

// ---- futures side by side -----------------------------------------------------------------------------------------

/// The lanes of a block as trajectories, without years: what became of them.
struct BlockOutcome {
  const detail::SharedVerdicts& shared;
  std::vector<TrajectoryOutcome> runs;
};

/// The values of one target's path where the force stands still, before the ceasefire.
void write_wartime(const RunShape& shape, const std::vector<ForceConditions>& futures, std::size_t plain, int ceasefire,
                   FutureSeries& values) {
  const auto variables = target_variables();
  for (int t = 0; t < ceasefire; ++t) {
    std::array<ForceYear, lane_count> years;
    for (std::size_t lane = 0; lane < futures.size(); ++lane) years[lane] = wartime_year(futures[lane], t);
    for (std::size_t v = 0; v < variables.size(); ++v) {
      std::array<double, lane_count> lanes{};
      for (std::size_t lane = 0; lane < futures.size(); ++lane) lanes[lane] = variables[v].value(years[lane]);
      values.put_lanes(shape.target_series(v, plain, t), lanes.data());
    }
  }
}

/// Keeps the paths of one target whole, of the lanes that did not fail.
/// @param wartime  of each lane, empty where there is no year before the ceasefire
void keep_paths(const RunShape& shape, const Model& model, const LaneYears& years,
                const std::vector<ForceConditions>& wartime, std::size_t plain, const BlockOutcome& outcome,
                DrawResult& result) {
  const int ceasefire = model.scenario.ceasefire_year;
  for (std::size_t lane = 0; lane < outcome.runs.size(); ++lane) {
    if (outcome.runs[lane].failed) continue;
    for (int t = 0; t < shape.years; ++t) {
      keep_year(shape, outcome.runs[lane].future, plain, t,
                t < ceasefire ? wartime_year(wartime[lane], t) : years.year(t - ceasefire, lane),
                model.scenario.sustained.reserve_counts, result);
    }
  }
}

/// Each future as a trajectory alone meets it; none where there is no year before the ceasefire.
std::vector<ForceConditions> in_wartime(const FutureBlock& block, int ceasefire) {
  std::vector<ForceConditions> futures;
  for (std::size_t lane = 0; ceasefire > 0 && lane < block.futures(); ++lane) futures.push_back(block.conditions(lane));
  return futures;
}

void write_target(const RunShape& shape, const LaneYears& years, std::size_t plain, int ceasefire,
                  FutureSeries& values) {
  const auto variables = target_variables();
  for (std::size_t v = 0; v < variables.size(); ++v) {
    const TargetVariable& variable = variables[v];
    const std::size_t series = shape.target_series(v, plain, ceasefire);
    const auto rows = static_cast<std::size_t>(shape.years - ceasefire);
    if (variable.field_count == 1) {
      values.put_rows(series, {years.lanes(0, variable.fields[0]), LaneYears::apart, rows});
      continue;
    }
    for (std::size_t year = 0; year < rows; ++year) {
      std::array<double, lane_count> sum;
      std::copy_n(years.lanes(static_cast<int>(year), variable.fields[0]), lane_count, sum.begin());
      for (int i = 1; i < variable.field_count; ++i) {
        const double* more = years.lanes(static_cast<int>(year), variable.fields[static_cast<std::size_t>(i)]);
        for (std::size_t lane = 0; lane < lane_count; ++lane) sum[lane] += more[lane];
      }
      values.put_lanes(series + year, sum.data());
    }
  }
}

/// In the order of common_variables(): population, men_18_45, eligible, aid, fixed, veterans.
void write_common(const RunShape& shape, const DrawPlan& plan, const FutureBlock& block, FutureSeries& values) {
  for (int t = 0; t < shape.years; ++t) {
    const ForceYearConditions& year = plan.conditions.years[static_cast<std::size_t>(t)];
    const auto everybody = block.residents_of(t, 0, open_age);
    const auto men = block.men_of(t, 18, 45);
    values.put_lanes(shape.common_series(0, t), everybody.data());
    values.put_lanes(shape.common_series(1, t), men.data());
    values.put_lanes(shape.common_series(2, t), block.eligible_men(t));
    values.put(shape.common_series(3, t), year.budget.aid_paid);
    values.put(shape.common_series(4, t), year.prices.fixed);
    values.put(shape.common_series(5, t), year.prices.veterans);
  }
}

void write_pyramids(const RunShape& shape, const FutureBlock& block, FutureSeries& values) {
  for (std::size_t i = 0; i < shape.pyramid_years.size(); ++i) {
    for (const Sex sex : {Sex::female, Sex::male}) {
      values.put_rows(shape.pyramid_series(i, sex, 0),
                      {block.residents(shape.pyramid_years[i], sex, 0), lane_count, age_count});
    }
  }
}

/// Assesses every target in every lane, and writes the yearly values of those that are no bands.
void assess_targets(const Model& model, const RunShape& shape, const SideBySide& force, const FutureBlock& block,
                    BlockOutcome& outcome, DrawResult& result, ThreadCounts& counts) {
  const int ceasefire = model.scenario.ceasefire_year;
  const std::vector<ForceConditions> wartime = in_wartime(block, ceasefire);
  const auto keep = [&](std::size_t target, std::vector<TargetOutcome> of_target) {
    for (std::size_t lane = 0; lane < of_target.size(); ++lane)
      outcome.runs[lane].targets[target] = std::move(of_target[lane]);
  };
  for (std::size_t plain = 0; plain < shape.plain_targets.size(); ++plain) {
    const std::size_t target = shape.plain_targets[plain];
    keep(target, detail::assess(model, force, target, outcome.shared, {counts.years, counts.lifted}));
    write_wartime(shape, wartime, plain, ceasefire, counts.path_values);
    write_target(shape, counts.years, plain, ceasefire, counts.path_values);
    if (shape.whole_paths) keep_paths(shape, model, counts.years, wartime, plain, outcome, result);
  }
  for (std::size_t target = 0; target < model.targets.size(); ++target) {
    if (model.targets[target].band_high)
      keep(target, detail::assess_band(model, force, target, outcome.shared, outcome.runs, counts.lifted));
  }
}

/// Looks for gaps in the first trajectories of a run.
void look_for_gaps(const RunShape& shape, const SideBySide& force, DrawResult& result,
                   std::vector<TrajectoryOutcome>& runs) {
  if (!looks_for_gaps(shape, result, runs.front().future)) return;
  const std::vector<bool> gaps = force.have_gaps();
  for (std::size_t lane = 0; lane < runs.size(); ++lane) {
    if (!runs[lane].failed && looks_for_gaps(shape, result, runs[lane].future))
      add_gaps(gaps[lane], runs[lane], result);
  }
}

std::vector<TrajectoryOutcome> runs_of(const FutureBlock& block, std::uint32_t first, std::size_t targets) {
  std::vector<TrajectoryOutcome> runs(block.futures());
  for (std::size_t lane = 0; lane < runs.size(); ++lane) {
    runs[lane].future = first + static_cast<std::uint32_t>(lane);
    runs[lane].targets.resize(targets);
    runs[lane].failed = block.failed(lane);
  }
  return runs;
}

std::vector<double> men_by_year(const RunShape& shape, const FutureBlock& block) {
  std::vector<double> men;
  for (int t = 0; t < shape.years; ++t) men.push_back(block.men_of(t, 18, 45)[0]);
  return men;
}

void add_block(const Model& model, const RunShape& shape, const DrawPlan& plan, std::uint32_t first, DrawResult& result,
               ThreadCounts& counts) {
  const FutureBlock& block = counts.block;
  std::array<bool, lane_count> valid{};
  for (std::size_t lane = 0; lane < block.futures(); ++lane) valid[lane] = !block.failed(lane);
  for (FutureSeries* values : {&counts.path_values, &counts.pyramid_values})
    values->next_futures({valid.data(), block.futures()});
  if (first == 0) counts.shared = detail::shared_verdicts(model, block.conditions(0));
  BlockOutcome outcome{counts.shared, runs_of(block, first, shape.targets)};
  const SideBySide force = block.side_by_side();
  const std::vector<MaximumForce> maxima = force.maximum_forces(counts.shared.training);
  assess_targets(model, shape, force, block, outcome, result, counts);
  look_for_gaps(shape, force, result, outcome.runs);
  for (std::size_t lane = 0; lane < block.futures(); ++lane) {
    TrajectoryOutcome& run = outcome.runs[lane];
    run.maximum = maxima[lane];
    if (model.scenario.level == Level::L3 && !run.failed)
      detail::add_war(model, block.conditions(lane), block.shocks(lane), run);
    add_outcomes(model, shape, run, result);
  }
  write_common(shape, plan, block, counts.path_values);
  write_pyramids(shape, block, counts.pyramid_values);
  if (first == 0 && valid[0])
    add_layers(model, shape, block.shocks(0).population, men_by_year(shape, block), result, counts);
}

/// Runs all futures.
void add_futures(const Model& model, const RunShape& shape, const DrawPlan& plan, DrawResult& result,
                 ThreadCounts& counts) {
  const auto futures = static_cast<std::uint32_t>(shape.futures);
  const bool together = SideBySide::suits(plan.conditions, model.scenario.sustained);
  const std::uint32_t most = together ? lane_count : 1;
  for (std::uint32_t first = 0; first < futures; first += most) {
    const std::uint32_t some = std::min(most, futures - first);
    if (!counts.path_values.has_room_for(some)) count_series(counts);
    if (together) {
      counts.block.prepare(model, result.draw, plan, first, some);
      add_block(model, shape, plan, first, result, counts);
    } else {
      add_alone(model, shape, first, result, counts);
    }
  }
}

}  // namespace

ThreadCounts empty_counts(const RunShape& shape) {
  ThreadCounts counts;
  counts.paths.resize(shape.series());
  counts.pyramid.resize(shape.pyramid_years.size() * 2 * age_count);
  counts.layers.resize(static_cast<std::size_t>(layer_count) * shape.years);
  return counts;
}

void count_series(ThreadCounts& counts) {
  counts.path_values.count(counts.paths);
  counts.pyramid_values.count(counts.pyramid);
}

DrawResult run_draw(const Model& model, const RunShape& shape, std::uint32_t index, std::size_t trace,
                    ThreadCounts& counts) {
  DrawResult result = empty_result(shape);
  result.draw = make_draw(model, index);
  const DrawPlan plan = make_plan(model, result.draw);
  counts.path_values.begin_draw(shape.series());
  counts.pyramid_values.begin_draw(counts.pyramid.size());
  add_futures(model, shape, plan, result, counts);
  result.paths = counts.path_values.sums();
  result.pyramid = counts.pyramid_values.sums();
  const auto futures = static_cast<std::uint32_t>(shape.futures);
  for (std::uint32_t future = 0; future < std::min<std::size_t>(futures, trace); ++future) {
    Trajectory run = run_trajectory(model, result.draw, future, make_shocks(model, index, future));
    if (!run.failed) result.traced.push_back(std::move(run));
  }
  return result;
}

}  // namespace muster
