#include "muster/ensemble/run.hpp"

#include "muster/ensemble/accumulate.hpp"
#include "muster/ensemble/variables.hpp"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <memory>

namespace muster {
namespace {

namespace tbb = oneapi::tbb;

/// Adds the counts of a thread to those of the run, and lets go of them.
void merge(std::vector<LogHistogram>& from, std::vector<LogHistogram>& into) {
  for (std::size_t i = 0; i < into.size(); ++i) {
    if (into[i].count() == 0) {
      into[i] = std::move(from[i]);
      into[i].settle();
    } else {
      into[i].merge(from[i]);
    }
    from[i] = {};
  }
}

using AllCounts = tbb::enumerable_thread_specific<ThreadCounts>;

/// Draws in, in order; each run on any thread; appended in order. Few are under way at once, so memory stays bounded.
void run_in_order(const Model& model, std::uint32_t draws, const RunControl& control, int threads, AllCounts& counts,
                  RunResult& result) {
  std::uint32_t next = result.draws;
  const auto feed = [&](tbb::flow_control& flow) -> std::uint32_t {
    if (next >= draws || (control.stop && control.stop())) {
      flow.stop();
      return 0;
    }
    return next++;
  };
  const auto work = [&](std::uint32_t draw) {
    const std::size_t first = static_cast<std::size_t>(draw) * result.shape.futures;
    const std::size_t trace = control.trace > first ? control.trace - first : 0;
    return std::make_shared<DrawResult>(run_draw(model, result.shape, draw, trace, counts.local()));
  };
  const auto collect = [&](const std::shared_ptr<DrawResult>& draw) {
    append(std::move(*draw), result);
    if (control.finished) control.finished(result);
  };
  tbb::parallel_pipeline(
      static_cast<std::size_t>(threads) * 4,
      tbb::make_filter<void, std::uint32_t>(tbb::filter_mode::serial_in_order, feed) &
          tbb::make_filter<std::uint32_t, std::shared_ptr<DrawResult>>(tbb::filter_mode::parallel, work) &
          tbb::make_filter<std::shared_ptr<DrawResult>, void>(tbb::filter_mode::serial_in_order, collect));
}

/// Keeps whole those trajectories of the draws already done that are asked for.
void trace_again(const Model& model, RunResult& result) {
  result.traced_draws.clear();
  result.traced.clear();
  const auto futures = static_cast<std::uint32_t>(result.shape.futures);
  for (std::uint32_t index = 0; index < result.draws && std::size_t{index} * futures < result.trace; ++index) {
    const Draw draw = make_draw(model, index);
    for (std::uint32_t future = 0; future < futures && std::size_t{index} * futures + future < result.trace; ++future) {
      Trajectory trajectory = run_trajectory(model, draw, future, make_shocks(model, index, future));
      if (trajectory.failed) continue;
      result.traced_draws.push_back(draw);
      result.traced.push_back(std::move(trajectory));
    }
  }
}

}  // namespace

RunResult empty_run(const Model& model) {
  RunResult run;
  run.shape = shape_of(model);
  run.ready_counts = model.scenario.sustained.reserve_counts == ReserveCounts::ready;
  run.inputs = InputTable(run.shape.inputs);
  run.shortfall_year = run.self_financed_year = PackedColumn<std::int16_t>(model.scenario.base_year);
  const std::size_t years = run.shape.plain_targets.size() * run.shape.years;
  run.cause_sum.assign(run.shape.copies * years * cause_count, 0);
  run.cause_square.assign(years * cause_count, 0);
  run.paths = SeriesTotals(run.shape.series());
  run.pyramid = SeriesTotals(run.shape.pyramid_years.size() * 2 * age_count);
  run.layers = SeriesTotals(static_cast<std::size_t>(layer_count) * run.shape.years);
  return run;
}

RunShape shape_of(const Model& model) {
  const Scenario& scenario = model.scenario;
  RunShape shape;
  shape.futures = scenario.level == Level::L1 ? 1 : scenario.run.futures;
  shape.copies = model.design.plan().replicates;
  shape.years = scenario.horizon + 1;
  shape.inputs = scenario.inputs.size();
  shape.targets = model.targets.size();
  for (std::size_t i = 0; i < model.targets.size(); ++i) {
    if (!model.targets[i].band_high) shape.plain_targets.push_back(i);
  }
  const SustainedRule& rule = scenario.sustained;
  shape.pyramid_years = {0, scenario.ceasefire_year + rule.settle,
                         scenario.ceasefire_year + (rule.settle + rule.until) / 2,
                         scenario.ceasefire_year + rule.until};
  shape.pyramid_years.erase(std::unique(shape.pyramid_years.begin(), shape.pyramid_years.end()),
                            shape.pyramid_years.end());
  shape.common = common_variables().size();
  shape.by_target = target_variables().size();
  return shape;
}

RunResult run(const Model& model, std::uint32_t draws, const RunControl& control) {
  return run_from(model, empty_run(model), draws, control);
}

RunResult run_from(const Model& model, RunResult start, std::uint32_t draws, const RunControl& control) {
  RunResult result = std::move(start);
  const bool traced = result.trace == control.trace && !result.traced.empty();  // by the run that it goes on from
  result.trace = control.trace;
  if (result.draws == 0) result.shape.whole_paths = control.whole_paths;  // a run that goes on keeps what it kept
  if (!traced) trace_again(model, result);
  const std::uint32_t wanted = model.scenario.level == Level::L1 ? 1 : draws;
  const int threads = control.threads > 0 ? control.threads : tbb::info::default_concurrency();
  reserve(result, wanted);
  AllCounts counts([&] { return empty_counts(result.shape); });
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(std::max(threads, 1)));
  tbb::task_arena arena(threads);
  arena.execute([&] { run_in_order(model, wanted, control, threads, counts, result); });
  for (ThreadCounts& thread : counts) {
    count_series(thread);
    merge(thread.paths, result.paths.histograms);
    merge(thread.pyramid, result.pyramid.histograms);
    merge(thread.layers, result.layers.histograms);
  }
  result.complete = result.draws == wanted;
  return result;
}

}  // namespace muster
