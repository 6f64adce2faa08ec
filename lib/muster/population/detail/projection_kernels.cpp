#include "muster/population/detail/projection_kernels.hpp"

namespace muster {
namespace detail {

const ProjectionKernels& projection_kernels(InstructionSet set) { return MUSTER_KERNELS_FOR(set, projection_kernels); }

}  // namespace detail

void project_lanes(const ProjectionTask& task, InstructionSet set) { detail::projection_kernels(set).project(task); }

std::array<double, lane_count> sum_lanes(const double* rows, int first, int last, InstructionSet set) {
  std::array<double, lane_count> persons;
  detail::projection_kernels(set).sum(rows, first, last, persons.data());
  return persons;
}

}  // namespace muster
