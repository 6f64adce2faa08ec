#include "muster/ensemble/accumulate.hpp"

#include "muster/ensemble/variables.hpp"

#include <algorithm>
#include <limits>

namespace muster {
namespace {

template <class Value>
void extend(std::vector<Value>& all, const std::vector<Value>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

template <class Column, class Value>
void extend(Column& all, const std::vector<Value>& more) {
  for (const Value value : more) all.push_back(value);
}

void add_sums(const std::vector<double>& more, std::vector<double>& sums) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
}

/// Futures of the draw that did not fail, which alone are in its sums; NaN when none is left.
double valid_futures(const DrawResult& draw) {
  const auto valid = std::ranges::count(draw.failed, std::uint8_t{0});
  return valid > 0 ? static_cast<double>(valid) : std::numeric_limits<double>::quiet_NaN();
}

void append_means(const DrawResult& draw, RunResult& run) {
  const auto variable = [](std::string_view name) {
    std::size_t i = 0;
    while (target_variables()[i].name != name) ++i;
    return i;
  };
  static const std::size_t active = variable("active"), enrolled = variable("enrolled"), ready = variable("ready");
  const std::size_t reserve = run.ready_counts ? ready : enrolled;
  const double valid = valid_futures(draw);
  for (std::size_t plain = 0; plain < run.shape.plain_targets.size(); ++plain) {
    for (int t = 0; t < run.shape.years; ++t) {
      run.active_mean.push_back(static_cast<float>(draw.paths[run.shape.target_series(active, plain, t)] / valid));
      run.reserve_mean.push_back(static_cast<float>(draw.paths[run.shape.target_series(reserve, plain, t)] / valid));
    }
  }
}

}  // namespace

void reserve(RunResult& run, std::size_t draws) {
  const std::size_t trajectories = draws * static_cast<std::size_t>(run.shape.futures);
  const std::size_t verdicts = trajectories * run.shape.targets;
  const std::size_t years = draws * run.shape.plain_targets.size() * static_cast<std::size_t>(run.shape.years);
  run.inputs.reserve(draws);
  run.aid_form.reserve(draws);
  for (ForceColumn* sizes : {&run.max_force, &run.max_with_reserve, &run.max_people, &run.max_money, &run.max_training})
    sizes->reserve(trajectories);
  run.binding.reserve(trajectories);
  run.failed.reserve(trajectories);
  run.readings.reserve(verdicts);
  run.as_ruled.reserve(verdicts);
  run.shortfall_year.reserve(verdicts);
  run.self_financed_year.reserve(verdicts);
  run.cause.reserve(verdicts);
  run.passing.reserve(years);
  run.active_mean.reserve(years);
  run.reserve_mean.reserve(years);
  if (!run.shape.whole_paths) return;
  run.active_paths.reserve(years * static_cast<std::size_t>(run.shape.futures));
  run.reserve_paths.reserve(years * static_cast<std::size_t>(run.shape.futures));
}

void append(DrawResult&& draw, RunResult& run) {
  run.inputs.push_back(draw.draw.values);
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
  extend(run.active_paths, draw.active_paths);
  extend(run.reserve_paths, draw.reserve_paths);
  append_means(draw, run);
  const std::size_t causes = run.cause_square.size(), of_copy = run.draws % run.shape.copies * causes;
  for (std::size_t i = 0; i < causes; ++i) {
    const std::int64_t n = draw.cause_count_of_year[i];
    run.cause_sum[of_copy + i] += n;
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
