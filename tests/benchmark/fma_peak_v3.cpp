#include "benchmark/fma_peak.hpp"

#include <immintrin.h>

namespace muster::bench::detail {

/// Twelve chains: more than latency times units, fewer than the sixteen registers.
double fma_chains_v3(long rounds) {
  constexpr int chains = 12;
  __m256d sum[chains];
  const __m256d factor = _mm256_set1_pd(0.999999), more = _mm256_set1_pd(1e-6);
  for (int i = 0; i < chains; ++i) sum[i] = _mm256_set1_pd(i);
  for (long round = 0; round < rounds; ++round) {
#pragma GCC unroll 12
    for (int i = 0; i < chains; ++i) sum[i] = _mm256_fmadd_pd(sum[i], factor, more);
  }
  for (int i = 0; i < chains; ++i) asm volatile("" : : "x"(sum[i]));  // is not left out
  return 2.0 * 4 * chains * static_cast<double>(rounds);
}

double division_chains_v3(long rounds) {
  constexpr int chains = 12;
  __m256d part[chains];
  const __m256d by = _mm256_set1_pd(1.000001);
  for (int i = 0; i < chains; ++i) part[i] = _mm256_set1_pd(i + 1);
  for (long round = 0; round < rounds; ++round) {
#pragma GCC unroll 12
    for (int i = 0; i < chains; ++i) part[i] = _mm256_div_pd(part[i], by);
  }
  for (int i = 0; i < chains; ++i) asm volatile("" : : "x"(part[i]));
  return 4.0 * chains * static_cast<double>(rounds);
}

}  // namespace muster::bench::detail
