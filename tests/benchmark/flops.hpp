#pragma once

#include "muster/ensemble/model.hpp"
#include "support/counted.hpp"

namespace muster::bench {

/// Operations of one trajectory by stage, a mean over some trajectories. Counted are the equations written over a
/// scalar: population, pool, the force's years and their tests. The economy (twenty years of some twenty operations,
/// two powers), shocks, sampling, tables of a draw and bookkeeping are not: they add time and no flops.
struct Flops {
  testing::Tally population, pool, maximum, targets;
  long trajectories = 0;
  double paths = 0;   ///< force paths for M, M_ratio, ceilings and what binds, a mean
  double rounds = 0;  ///< paths that a lane goes along, its own and those of its neighbours whose search is longer

  [[nodiscard]] testing::Tally all() const {
    testing::Tally sum = population;
    for (const testing::Tally& more : {pool, maximum, targets}) sum += more;
    return sum;
  }
  [[nodiscard]] double each(long operations) const {
    return static_cast<double>(operations) / static_cast<double>(trajectories);
  }
};

/// @param first, draws  which draws; eight futures of each
[[nodiscard]] Flops count_flops(const Model& model, std::uint32_t first, std::uint32_t draws);

}  // namespace muster::bench
