#include "muster/population/detail/projection_kernels.hpp"

namespace muster {
namespace detail {

const ProjectionKernels& projection_kernels([[maybe_unused]] InstructionSet set) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return projection_kernels_v4;
  if (set == InstructionSet::v3) return projection_kernels_v3;
#endif
  return projection_kernels_v2;
}

}  // namespace detail

void project_lanes(const ProjectionTask& task, InstructionSet set) { detail::projection_kernels(set).project(task); }

std::array<double, lane_count> sum_lanes(const double* rows, int first, int last, InstructionSet set) {
  std::array<double, lane_count> persons;
  detail::projection_kernels(set).sum(rows, first, last, persons.data());
  return persons;
}

}  // namespace muster
