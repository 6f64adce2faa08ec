#include "muster/force/detail/pool_kernels.hpp"

namespace muster {
namespace detail {

const PoolKernels& pool_kernels(InstructionSet set) { return MUSTER_KERNELS_FOR(set, pool_kernels); }

}  // namespace detail

void count_pool_lanes(const PoolTask& task, InstructionSet set) { detail::pool_kernels(set).count(task); }

}  // namespace muster
