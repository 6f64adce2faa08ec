#pragma once

#include "muster/ensemble/run_result.hpp"

#include <functional>

namespace muster {

/// What a run may be told while it goes on.
struct RunControl {
  int threads = 0;                                   ///< 0: all cores
  std::size_t trace = 0;                             ///< trajectories to keep whole
  bool whole_paths = false;                          ///< keep strength and reserve of every trajectory by year
  std::function<bool()> stop{};                      ///< asked between blocks; true ends the run after what was begun
  std::function<void(const RunResult&)> finished{};  ///< after each block of draws, in order
};

/// Runs the draws of a model: the same numbers for any number of threads.
/// @param draws  how many, from the first on
[[nodiscard]] RunResult run(const Model& model, std::uint32_t draws, const RunControl& control);

/// A run of which no draw is done.
[[nodiscard]] RunResult empty_run(const Model& model);

/// Goes on with a run: the same as one run of @p draws.
/// @param start  a run of the same scenario; traced trajectories that it was to keep and lacks are worked out again
/// @param draws  how many in all; at least as many as are done
[[nodiscard]] RunResult run_from(const Model& model, RunResult start, std::uint32_t draws, const RunControl& control);

}  // namespace muster
