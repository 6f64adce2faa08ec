#pragma once

#include "muster/core/elementary_lanes.hpp"

namespace muster::detail {

/// Elementary functions of many numbers, compiled once per instruction set.
struct ElementaryKernels {
  void (*raise)(double* numbers, std::size_t count, double power);
  void (*exponentiate)(double* numbers, std::size_t count);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const ElementaryKernels& elementary_kernels(InstructionSet set);

extern const ElementaryKernels elementary_kernels_v2, elementary_kernels_v3, elementary_kernels_v4;

}  // namespace muster::detail
