#pragma once

#include "muster/force/pool_lanes.hpp"

namespace muster::detail {

/// Sums over ages, compiled once per instruction set.
struct PoolKernels {
  void (*count)(const PoolTask&);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const PoolKernels& pool_kernels(InstructionSet set);

extern const PoolKernels pool_kernels_v2, pool_kernels_v3, pool_kernels_v4;

}  // namespace muster::detail
