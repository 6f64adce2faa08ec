#include "muster/assessment/detail/lane_kernels.hpp"

namespace muster::detail {

const LaneKernels& lane_kernels(InstructionSet set) { return MUSTER_KERNELS_FOR(set, lane_kernels); }

}  // namespace muster::detail
