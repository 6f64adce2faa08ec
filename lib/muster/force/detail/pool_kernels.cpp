#include "muster/force/detail/pool_kernels.hpp"

namespace muster {
namespace detail {

const PoolKernels& pool_kernels([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return pool_kernels_v4;
  if (set == InstructionSet::v3) return pool_kernels_v3;
#endif
  return pool_kernels_v2;
}

}  // namespace detail

void count_pool_lanes(const PoolTask& task, InstructionSet set) { detail::pool_kernels(set).count(task); }

}  // namespace muster
