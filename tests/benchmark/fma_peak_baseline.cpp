#include "benchmark/fma_peak.hpp"

namespace muster::bench::detail {

typedef double Pair __attribute__((vector_size(16)));

/// Where there is no fused multiply-add (x86-64-v2), a product and a sum; elsewhere what the compiler has.
double fma_chains_baseline(long rounds) {
  constexpr int chains = 12;
  Pair sum[chains];
  const Pair factor = {0.999999, 0.999999}, more = {1e-6, 1e-6};
  for (int i = 0; i < chains; ++i) sum[i] = Pair{} + i;
  for (long round = 0; round < rounds; ++round) {
#pragma GCC unroll 12
    for (int i = 0; i < chains; ++i) {
#if defined(__FMA__) || defined(__aarch64__)
      for (int k = 0; k < 2; ++k) sum[i][k] = __builtin_fma(sum[i][k], factor[k], more[k]);
#else
      sum[i] = sum[i] * factor + more;
#endif
    }
  }
  volatile double kept = 0;
  for (int i = 0; i < chains; ++i) kept = sum[i][0] + sum[i][1];
  (void)kept;
  return 2.0 * 2 * chains * static_cast<double>(rounds);
}

double division_chains_baseline(long rounds) {
  constexpr int chains = 12;
  Pair part[chains];
  const Pair by = {1.000001, 1.000001};
  for (int i = 0; i < chains; ++i) part[i] = Pair{} + (i + 1);
  for (long round = 0; round < rounds; ++round) {
#pragma GCC unroll 12
    for (int i = 0; i < chains; ++i) part[i] = part[i] / by;
  }
  volatile double kept = 0;
  for (int i = 0; i < chains; ++i) kept = part[i][0] + part[i][1];
  (void)kept;
  return 2.0 * chains * static_cast<double>(rounds);
}

}  // namespace muster::bench::detail
