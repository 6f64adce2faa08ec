#pragma once

#include "benchmark/clocks.hpp"
#include "muster/ensemble/run.hpp"

namespace muster::bench {

/// What a trajectory costs once a run has settled [s].
struct Cost {
  double processor = 0, wall = 0;
};

/// The looking for gaps of a run's first 2,000 trajectories stands in both runs and cancels.
inline constexpr std::uint32_t draws_to_settle = 32, more_draws = 64;

/// A run of many draws less one of few, by trajectory: everything `muster run` works out, but the files.
[[nodiscard]] inline Cost settled(const Model& model, int threads) {
  const auto cost = [&](std::uint32_t draws) {
    const double processor = process_seconds(), wall = wall_seconds();
    const RunResult result = run(model, draws, {.threads = threads});
    return Cost{process_seconds() - processor, wall_seconds() - wall};
  };
  const Cost few = cost(draws_to_settle), many = cost(draws_to_settle + more_draws);
  const double trajectories = static_cast<double>(more_draws) * model.scenario.run.futures;
  return {(many.processor - few.processor) / trajectories, (many.wall - few.wall) / trajectories};
}

}  // namespace muster::bench
