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
