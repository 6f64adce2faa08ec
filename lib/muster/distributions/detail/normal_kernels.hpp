#pragma once

#include "muster/core/instruction_set.hpp"

#include <cstddef>

namespace muster::detail {

/// Quantiles of many shares, compiled once per instruction set.
struct NormalKernels {
  void (*quantiles)(double* shares, std::size_t count);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const NormalKernels& normal_kernels(InstructionSet set);

extern const NormalKernels normal_kernels_v2, normal_kernels_v3, normal_kernels_v4;

}  // namespace muster::detail
