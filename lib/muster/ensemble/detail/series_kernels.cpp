#include "muster/ensemble/detail/series_kernels.hpp"

namespace muster::detail {

const SeriesKernels& series_kernels(InstructionSet set) { return MUSTER_KERNELS_FOR(set, series_kernels); }

}  // namespace muster::detail
