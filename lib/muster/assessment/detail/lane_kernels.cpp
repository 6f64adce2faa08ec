#include "muster/assessment/detail/lane_kernels.hpp"

namespace muster::detail {

const LaneKernels& lane_kernels([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return lane_kernels_v4;
  if (set == InstructionSet::v3) return lane_kernels_v3;
#endif
  return lane_kernels_v2;
}

}  // namespace muster::detail
