#pragma once

#include "muster/core/instruction_set.hpp"

#include <span>

namespace muster {

/// Value of the standard normal below which a share @p u lies, u in [0, 1]; -inf at 0 and inf at 1. Relative error
/// about 1e-16 down to the smallest u; in the upper tail ask for -normal_quantile(1 - u) with the complement you hold.
/// Source: Wichura (1988), Algorithm AS 241 (PPND16), Applied Statistics 37(3).
[[nodiscard]] double normal_quantile(double u);

/// Replaces each share by normal_quantile() of it, several at a time: the same bits, on any instruction set.
void normal_quantiles(std::span<double> shares, InstructionSet set = instruction_set());

/// Share of the standard normal below @p x; keeps its relative precision in the lower tail. The upper tail is
/// normal_cdf(-x).
[[nodiscard]] double normal_cdf(double x);

}  // namespace muster
