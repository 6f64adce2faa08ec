#include "muster/ensemble/detail/series_kernels.hpp"

namespace muster::detail {

const SeriesKernels& series_kernels([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return series_kernels_v4;
  if (set == InstructionSet::v3) return series_kernels_v3;
#endif
  return series_kernels_v2;
}

}  // namespace muster::detail
