#pragma once

#include "muster/core/instruction_set.hpp"

#include <span>

namespace muster {

/// Raises each number to a power, in place: the bits of the library's own pow (core/same_bits.hpp), several at a time,
/// on any instruction set.
void raise_each(std::span<double> numbers, double power, InstructionSet set = instruction_set());

/// Replaces each number by its exponential, likewise.
void exponentiate_each(std::span<double> numbers, InstructionSet set = instruction_set());

}  // namespace muster
