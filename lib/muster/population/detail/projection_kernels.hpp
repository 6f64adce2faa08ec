#pragma once

#include "muster/population/projection_lanes.hpp"

namespace muster::detail {

/// Loops over years and ages, compiled once per instruction set.
struct ProjectionKernels {
  void (*project)(const ProjectionTask&);
  void (*sum)(const double* rows, int first, int last, double* persons);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const ProjectionKernels& projection_kernels(InstructionSet set);

extern const ProjectionKernels projection_kernels_v2, projection_kernels_v3, projection_kernels_v4;

}  // namespace muster::detail
