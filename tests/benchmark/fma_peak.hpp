#pragma once

#include "muster/core/instruction_set.hpp"

namespace muster::bench {

/// What one core can do at the very most: chains of fused multiply-adds that wait for nobody, in registers alone.
/// @return floating-point operations done, two a multiply-add
double fma_chains(InstructionSet set, long rounds);

/// The same of divisions, which wait for a unit of their own. @return divisions done
double division_chains(InstructionSet set, long rounds);

namespace detail {

double fma_chains_baseline(long rounds);
double fma_chains_v3(long rounds);
double fma_chains_v4(long rounds);
double division_chains_baseline(long rounds);
double division_chains_v3(long rounds);
double division_chains_v4(long rounds);

}  // namespace detail
}  // namespace muster::bench
