#pragma once

#include <string_view>

namespace muster {

/// Levels of the x86-64 instruction set for which the busiest sources are compiled (x86-64 psABI, 2020): registers of
/// 2, 4 and 8 doubles. Elsewhere there is the baseline alone. All give the same bits.
enum class InstructionSet { baseline, v2, v3, v4 };

/// The level in use: the highest this machine has, or a lower one asked for by MUSTER_SIMD=v2|v3|v4 in the environment,
/// which is read once.
/// @throws InvalidInput for another value of MUSTER_SIMD
[[nodiscard]] InstructionSet instruction_set();

/// The highest this machine has.
[[nodiscard]] InstructionSet greatest_instruction_set();

[[nodiscard]] std::string_view name_of(InstructionSet set);

}  // namespace muster

/// Of kernels that are compiled once per set, such as lane_kernels_v2, _v3 and _v4, those for one set. Elsewhere than
/// on x86-64 there is one of them, under the first name.
#if defined(__x86_64__)
#define MUSTER_KERNELS_FOR(set, name) \
  ((set) == InstructionSet::v4 ? name##_v4 : (set) == InstructionSet::v3 ? name##_v3 : name##_v2)
#else
#define MUSTER_KERNELS_FOR(set, name) (static_cast<void>(set), name##_v2)
#endif
