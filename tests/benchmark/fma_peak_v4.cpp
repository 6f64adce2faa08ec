#include "benchmark/fma_peak.hpp"

#include <immintrin.h>

namespace muster::bench::detail {

/// Sixteen chains: more than latency times units, fewer than the thirty-two registers.
double fma_chains_v4(long rounds) {
  constexpr int chains = 16;
  __m512d sum[chains];
  const __m512d factor = _mm512_set1_pd(0.999999), more = _mm512_set1_pd(1e-6);
  for (int i = 0; i < chains; ++i) sum[i] = _mm512_set1_pd(i);
  for (long round = 0; round < rounds; ++round) {
#pragma GCC unroll 16
    for (int i = 0; i < chains; ++i) sum[i] = _mm512_fmadd_pd(sum[i], factor, more);
  }
  for (int i = 0; i < chains; ++i) asm volatile("" : : "v"(sum[i]));  // is not left out
  return 2.0 * 8 * chains * static_cast<double>(rounds);
}

double division_chains_v4(long rounds) {
  constexpr int chains = 16;
  __m512d part[chains];
  const __m512d by = _mm512_set1_pd(1.000001);
  for (int i = 0; i < chains; ++i) part[i] = _mm512_set1_pd(i + 1);
  for (long round = 0; round < rounds; ++round) {
#pragma GCC unroll 16
    for (int i = 0; i < chains; ++i) part[i] = _mm512_div_pd(part[i], by);
  }
  for (int i = 0; i < chains; ++i) asm volatile("" : : "v"(part[i]));
  return 8.0 * chains * static_cast<double>(rounds);
}

}  // namespace muster::bench::detail
