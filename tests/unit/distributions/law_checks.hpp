#pragma once

#include <gtest/gtest.h>

#include <cmath>

namespace muster::test {

/// Laws of every continuous distribution: the quantile rises, undoes the share below, and agrees with the quantile from
/// above. @param spread  a width to measure errors of values by
template <class Law>
void expect_consistent(const Law& law, double spread) {
  double before = law.quantile(0x1p-20);
  for (double u = 1.0 / 64; u < 1; u += 1.0 / 64) {
    const double x = law.quantile(u);
    EXPECT_GT(x, before) << u;
    EXPECT_NEAR(law.share_below(x), u, 1e-12) << u;
    EXPECT_NEAR(law.upper_quantile(1 - u), x, 1e-12 * spread) << u;
    before = x;
  }
}

/// The mean as the average of 2^16 mid-point quantiles, whose error is about 1e-5 of the spread of a light-tailed law.
template <class Law>
void expect_mean_of_quantiles(const Law& law, double spread) {
  constexpr int points = 1 << 16;
  double sum = 0;
  for (int i = 0; i < points; ++i) sum += law.quantile((i + 0.5) / points);
  EXPECT_NEAR(sum / points, law.mean(), 5e-5 * spread);
}

}  // namespace muster::test
