#include "muster/ensemble/accumulate.hpp"

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
  result.paths.assign(shape.series(), 0);
  result.pyramid.assign(shape.pyramid_years.size() * 2 * age_count, 0);
  result.layers.assign(static_cast<std::size_t>(layer_count) * shape.years, 0);
  for (auto* values :
       {&result.max_force, &result.max_with_reserve, &result.max_people, &result.max_money, &result.max_training}) {
    values->reserve(futures);
  }
  return result;
}

void add_maximum(const Trajectory& run, DrawResult& result) {
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
  std::uint16_t bits = 0;
  for (std::size_t i = 0; i < outcome.sustained.size(); ++i) {
    if (outcome.sustained[i]) bits = static_cast<std::uint16_t>(bits | (1u << i));
  }
  result.readings.push_back(bits);
  result.as_ruled.push_back(outcome.as_ruled);
  result.shortfall_year.push_back(static_cast<std::int16_t>(outcome.shortfall_year));
  result.self_financed_year.push_back(static_cast<std::int16_t>(outcome.self_financed_year));
  result.cause.push_back(outcome.cause);
}

/// What level L3 adds.
void add_war(const RunShape& shape, const Trajectory& run, DrawResult& result) {
  result.relapse_year.push_back(static_cast<std::int16_t>(run.relapse_year));
  result.surge_month_cost.push_back(run.failed ? no_number : run.surge_month_cost);
  for (std::size_t target = 0; target < shape.targets; ++target) {
    result.surge_reached.push_back(!run.failed && run.targets[target].surge_reached);
  }
}

void add_years(const Model& model, const RunShape& shape, const Trajectory& run, std::size_t plain,
               DrawResult& result) {
  const std::size_t target = shape.plain_targets[plain];
  const TargetOutcome& outcome = run.targets[target];
  const SustainedRule& rule = model.scenario.sustained;
  const ReserveReading reading = model.targets[target].reserve ? reading_of(rule.reserve_counts) : ReserveReading::none;
  const double cap = run.conditions.inputs.cap;
  const bool allowed = cap <= 0 || outcome.path.aim.active <= cap;
  for (std::size_t i = 0; i < outcome.causes.size(); ++i) {
    const std::size_t year = plain * shape.years + i + run.conditions.ceasefire;
    result.passing[year] =
        static_cast<std::uint16_t>(result.passing[year] + (allowed && passes(outcome.path.tests[i], reading)));
    ++result.cause_count_of_year[year * cause_count + static_cast<std::size_t>(outcome.causes[i])];
  }
}

void count(double value, std::size_t series, std::vector<double>& sums, std::vector<LogHistogram>& histograms) {
  sums[series] += value;
  histograms[series].add(value);
}

void add_paths(const RunShape& shape, const Trajectory& run, DrawResult& result, ThreadCounts& counts) {
  const auto common = common_variables();
  const auto by_target = target_variables();
  for (int t = 0; t < shape.years; ++t) {
    for (std::size_t v = 0; v < common.size(); ++v) {
      count(common[v].value(run, t), shape.common_series(v, t), result.paths, counts.paths);
    }
    for (std::size_t plain = 0; plain < shape.plain_targets.size(); ++plain) {
      const ForceYear year = force_year(run, run.targets[shape.plain_targets[plain]], t);
      for (std::size_t v = 0; v < by_target.size(); ++v) {
        count(by_target[v].value(year), shape.target_series(v, plain, t), result.paths, counts.paths);
      }
    }
  }
}

void add_pyramids(const RunShape& shape, const Trajectory& run, DrawResult& result, ThreadCounts& counts) {
  for (std::size_t i = 0; i < shape.pyramid_years.size(); ++i) {
    const BySex& residents = run.population.cohorts[shape.pyramid_years[i]].residents;
    for (int age = 0; age < age_count; ++age) {
      count(residents.female[age], shape.pyramid_series(i, Sex::female, age), result.pyramid, counts.pyramid);
      count(residents.male[age], shape.pyramid_series(i, Sex::male, age), result.pyramid, counts.pyramid);
    }
  }
}

/// What each layer adds to or takes from men of 18-45: the projection less the same one without the layer.
void add_layers(const Model& model, const RunShape& shape, const Draw& draw, const Trajectory& run, DrawResult& result,
                ThreadCounts& counts) {
  for (std::size_t layer = 0; layer < model.without_layer.size(); ++layer) {
    const PopulationModel& without = model.without_layer[layer];
    const PopulationInputs& inputs = draw.inputs.population;
    const PopulationPath path = project(without, inputs, base_cohorts(without, inputs), run.shocks.population);
    for (int t = 0; t < shape.years; ++t) {
      const double difference = men_18_45(run.population.cohorts[t].residents) - men_18_45(path.cohorts[t].residents);
      count(difference, shape.layer_series(layer, t), result.layers, counts.layers);
    }
  }
}

template <class Value>
void extend(std::vector<Value>& all, const std::vector<Value>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

void add_sums(const std::vector<double>& more, std::vector<double>& sums) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
}

void append_means(const DrawResult& draw, RunResult& run) {
  const auto variable = [](std::string_view name) {
    std::size_t i = 0;
    while (target_variables()[i].name != name) ++i;
    return i;
  };
  static const std::size_t active = variable("active"), enrolled = variable("enrolled"), ready = variable("ready");
  const std::size_t reserve = run.ready_counts ? ready : enrolled;
  for (std::size_t plain = 0; plain < run.shape.plain_targets.size(); ++plain) {
    for (int t = 0; t < run.shape.years; ++t) {
      run.active_mean.push_back(draw.paths[run.shape.target_series(active, plain, t)] / run.shape.futures);
      run.reserve_mean.push_back(draw.paths[run.shape.target_series(reserve, plain, t)] / run.shape.futures);
    }
  }
}

void add_gaps(const Model& model, const RunShape& shape, Trajectory& run, DrawResult& result) {
  if (static_cast<std::size_t>(result.draw.index) * shape.futures + run.future >= gap_trajectories) return;
  run.has_gaps = has_gaps(run.conditions, model.scenario.sustained);
  ++result.gap_checked;
  result.with_gaps += run.has_gaps;
}

void add_trajectory(const Model& model, const RunShape& shape, Trajectory& run, DrawResult& result,
                    ThreadCounts& counts) {
  add_maximum(run, result);
  if (model.scenario.level == Level::L3) add_war(shape, run, result);
  if (run.failed) {
    for (std::size_t target = 0; target < shape.targets; ++target) add_outcome({}, result);
    return;
  }
  add_gaps(model, shape, run, result);
  for (const TargetOutcome& outcome : run.targets) add_outcome(outcome, result);
  for (std::size_t plain = 0; plain < shape.plain_targets.size(); ++plain) add_years(model, shape, run, plain, result);
  add_paths(shape, run, result, counts);
  add_pyramids(shape, run, result, counts);
  if (run.future == 0) add_layers(model, shape, result.draw, run, result, counts);
}

}  // namespace

ThreadCounts empty_counts(const RunShape& shape) {
  return {std::vector<LogHistogram>(shape.series()),
          std::vector<LogHistogram>(shape.pyramid_years.size() * 2 * age_count),
          std::vector<LogHistogram>(static_cast<std::size_t>(layer_count) * shape.years)};
}

DrawResult run_draw(const Model& model, const RunShape& shape, std::uint32_t index, std::size_t trace,
                    ThreadCounts& counts) {
  DrawResult result = empty_result(shape);
  result.draw = make_draw(model, index);
  for (int first = 0; first < shape.futures; first += lane_count) {
    const int count = std::min(lane_count, shape.futures - first);
    for (Trajectory& run :
         run_futures(model, result.draw, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count))) {
      add_trajectory(model, shape, run, result, counts);
      if (!run.failed && run.future < trace) result.traced.push_back(std::move(run));
    }
  }
  return result;
}

void append(DrawResult&& draw, RunResult& run) {
  extend(run.inputs, draw.draw.values);
  run.aid_form.push_back(draw.draw.aid_form);
  extend(run.max_force, draw.max_force);
  extend(run.max_with_reserve, draw.max_with_reserve);
  extend(run.max_people, draw.max_people);
  extend(run.max_money, draw.max_money);
  extend(run.max_training, draw.max_training);
  extend(run.binding, draw.binding);
  extend(run.failed, draw.failed);
  extend(run.relapse_year, draw.relapse_year);
  extend(run.surge_month_cost, draw.surge_month_cost);
  extend(run.surge_reached, draw.surge_reached);
  extend(run.readings, draw.readings);
  extend(run.as_ruled, draw.as_ruled);
  extend(run.shortfall_year, draw.shortfall_year);
  extend(run.self_financed_year, draw.self_financed_year);
  extend(run.cause, draw.cause);
  extend(run.passing, draw.passing);
  append_means(draw, run);
  for (std::size_t i = 0; i < run.cause_sum.size(); ++i) {
    const std::int64_t n = draw.cause_count_of_year[i];
    run.cause_sum[i] += n;
    run.cause_square[i] += n * n;
  }
  add_sums(draw.paths, run.paths.sums);
  add_sums(draw.pyramid, run.pyramid.sums);
  add_sums(draw.layers, run.layers.sums);
  run.with_gaps += draw.with_gaps;
  run.gap_checked += draw.gap_checked;
  run.none_sustained += draw.none_sustained;
  for (Trajectory& trajectory : draw.traced) {
    run.traced_draws.push_back(draw.draw);
    run.traced.push_back(std::move(trajectory));
  }
  ++run.draws;
}

}  // namespace muster
