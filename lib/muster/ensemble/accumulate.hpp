#pragma once

#include "muster/ensemble/detail/outcome.hpp"
#include "muster/ensemble/future_block.hpp"
#include "muster/ensemble/future_series.hpp"
#include "muster/ensemble/layer_effects.hpp"
#include "muster/ensemble/run_result.hpp"

namespace muster {

/// Quantile counts of one thread, and the room in which it works.
struct ThreadCounts {
  std::vector<LogHistogram> paths, pyramid, layers;
  FutureBlock block;
  LaneYears years, lifted;
  FutureSeries path_values, pyramid_values;
  LayerRoom layer_room;
  detail::SharedVerdicts shared;  ///< of the draw under way
};

[[nodiscard]] ThreadCounts empty_counts(const RunShape& shape);

/// What one draw adds to a run.
struct DrawResult {
  Draw draw;
  std::vector<double> max_force, max_with_reserve, max_people, max_money, max_training;  ///< by future
  std::vector<Binding> binding;
  std::vector<std::uint8_t> failed;
  std::vector<std::int16_t> relapse_year;  ///< only at level L3, like surge_month_cost and surge_reached
  std::vector<double> surge_month_cost;
  std::vector<std::uint8_t> surge_reached;  ///< (future, target)
  std::vector<std::uint16_t> readings;      ///< (future, target)
  std::vector<std::uint8_t> as_ruled;
  std::vector<std::int16_t> shortfall_year, self_financed_year;
  std::vector<Cause> cause;
  std::vector<std::uint16_t> passing;              ///< (plain target, t)
  std::vector<std::uint16_t> cause_count_of_year;  ///< (plain target, t, cause)
  std::vector<double> paths, pyramid, layers;      ///< sums over futures (layers: the first future)
  std::vector<float> active_paths, reserve_paths;  ///< (future, plain target, t)
  std::uint64_t with_gaps = 0, gap_checked = 0, none_sustained = 0;
  std::vector<Trajectory> traced;
};

/// Counts what run_draw() has put aside: to be called before the counts are read.
void count_series(ThreadCounts& counts);

/// Runs all futures of one draw; their yearly series go to @p counts, where some wait for count_series().
/// @param trace  how many of its first futures to keep whole
[[nodiscard]] DrawResult run_draw(const Model& model, const RunShape& shape, std::uint32_t index, std::size_t trace,
                                  ThreadCounts& counts);

/// Makes room in a run for so many draws.
void reserve(RunResult& run, std::size_t draws);

/// Appends a draw to a run; draws come in order.
void append(DrawResult&& draw, RunResult& run);

}  // namespace muster
