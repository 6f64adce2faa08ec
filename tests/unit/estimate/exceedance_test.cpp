#include "muster/estimate/exceedance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

/// 200 draws of 4 futures whose values run evenly over 0 .. 799, draws and futures mixed.
std::vector<double> mixed_values() {
  std::vector<double> values;
  for (int i = 0; i < 800; ++i) values.push_back((i * 331) % 800);
  return values;
}

std::vector<double> sizes_to(double end, double step) {
  std::vector<double> sizes;
  for (double size = 0; size <= end; size += step) sizes.push_back(size);
  return sizes;
}

TEST(ExceedanceCurve, CountsTiesAsReached) {
  const std::vector<double> sizes{0, 400, 799, 800};
  const auto curve = exceedance_curve(mixed_values(), 4, sizes, 0.95);
  EXPECT_EQ(curve[0].probability.mean, 1);
  EXPECT_NEAR(curve[1].probability.mean, 0.5, 1e-12);
  EXPECT_NEAR(curve[2].probability.mean, 1.0 / 800, 1e-12);
  EXPECT_EQ(curve[3].probability.mean, 0);
}

TEST(ExceedanceCurve, FallsAndHoldsTheEstimateInsideItsBounds) {
  const auto curve = exceedance_curve(mixed_values(), 4, sizes_to(900, 25), 0.95);
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const ExceedancePoint& here = curve[i];
    EXPECT_TRUE(here.probability.simulation_error.contains(here.probability.mean)) << here.size;
    EXPECT_TRUE(here.band.contains(here.probability.mean)) << here.size;
    EXPECT_GE(here.band.width(), 0.999 * here.probability.simulation_error.width()) << here.size;
    EXPECT_LE(here.p90.low, here.p50.low);
    EXPECT_GE(here.p90.high, here.p50.high);
    if (i == 0) continue;
    EXPECT_LE(here.probability.mean, curve[i - 1].probability.mean);
    EXPECT_LE(here.band.low, curve[i - 1].band.low);
    EXPECT_LE(here.band.high, curve[i - 1].band.high);
    EXPECT_LE(here.p90.high, curve[i - 1].p90.high);
  }
}

// The same counts are got in two ways: value by value against one size, and from how many sizes each reaches.
TEST(SizesReached, HasTheSharesOfEverySize) {
  std::vector<double> values = mixed_values();
  values[5] = std::numeric_limits<double>::quiet_NaN();
  values[9] = std::numeric_limits<double>::infinity();
  values[13] = -1;
  const std::vector<double> sizes{0, 0, 1, 330.5, 400, 799, 1e9};
  const SizesReached reached(values, DrawLayout(4), sizes);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    std::vector<double> shares = reached.shares(i), expected = shares_at_least(values, 4, sizes[i]);
    EXPECT_TRUE(std::isnan(shares[1]) && std::isnan(expected[1]));
    shares[1] = expected[1] = 0;
    EXPECT_EQ(shares, expected) << sizes[i];
  }
}

TEST(ExceedanceCurve, AFailedFutureFailsItsDraw) {
  std::vector<double> values = mixed_values();
  values[5] = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> sizes{400};
  const auto curve = exceedance_curve(values, 4, sizes, 0.95);
  EXPECT_EQ(curve[0].probability.failed, 1u);
  EXPECT_EQ(curve[0].probability.draws, 199u);
}

TEST(ExceedanceCurve, RefusesUnsortedSizesAndPartialDraws) {
  const std::vector<double> down{2, 1};
  const std::vector<double> up{1, 2};
  EXPECT_THROW((void)exceedance_curve(mixed_values(), 4, down, 0.95), InvalidInput);
  EXPECT_THROW((void)exceedance_curve(mixed_values(), 3, up, 0.95), InvalidInput);
  EXPECT_THROW((void)exceedance_curve(mixed_values(), 4, {}, 0.95), InvalidInput);
  EXPECT_THROW(SizesReached(mixed_values(), DrawLayout(4), sizes_to(65'535, 1)), InvalidInput);
  EXPECT_NO_THROW(SizesReached(mixed_values(), DrawLayout(4), sizes_to(65'534, 1)));
}

}  // namespace
}  // namespace muster
