#pragma once

#include "muster/core/instruction_set.hpp"
#include "muster/sampling/stream.hpp"

#include <cstddef>
#include <cstdint>

namespace muster::detail {

/// Random numbers of many addresses, compiled once per instruction set.
struct UniformKernels {
  /// uniform() of addresses that share all but the future and the year.
  void (*uniforms)(const Address& common, const std::uint32_t* futures, const std::uint32_t* years, std::size_t count,
                   double* shares);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const UniformKernels& uniform_kernels(InstructionSet set);

extern const UniformKernels uniform_kernels_v2, uniform_kernels_v3, uniform_kernels_v4;

}  // namespace muster::detail
