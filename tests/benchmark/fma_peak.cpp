#include "benchmark/fma_peak.hpp"

namespace muster::bench {

double fma_chains(InstructionSet set, long rounds) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return detail::fma_chains_v4(rounds);
  if (set == InstructionSet::v3) return detail::fma_chains_v3(rounds);
#endif
  (void)set;
  return detail::fma_chains_baseline(rounds);
}

double division_chains(InstructionSet set, long rounds) {
#if defined(__x86_64__)
  if (set == InstructionSet::v4) return detail::division_chains_v4(rounds);
  if (set == InstructionSet::v3) return detail::division_chains_v3(rounds);
#endif
  (void)set;
  return detail::division_chains_baseline(rounds);
}

}  // namespace muster::bench
