#include "muster/estimate/quantile.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

constexpr double beyond = std::numeric_limits<double>::infinity();

std::vector<double> one_to(int n) {
  std::vector<double> values(static_cast<std::size_t>(n));
  std::iota(values.begin(), values.end(), 1.0);
  return values;
}

TEST(QuantileRanks, EqualPublishedValues) {
  EXPECT_EQ(quantile_ranks(1000, 0.95, 0.95), (RankInterval{.low = 936, .high = 964}));
  EXPECT_EQ(quantile_ranks(10, 0.5, 0.95), (RankInterval{.low = 2, .high = 9}));  // sign test, level 0.979
}

TEST(QuantileRanks, CoverAtLeastTheLevelWhateverTheShare) {
  for (const double share : {0.01, 0.1, 0.5, 0.9, 0.99}) {
    const std::size_t n = 200;
    const RankInterval ranks = quantile_ranks(n, share, 0.9);
    double covered = 0;  // the quantile lies between the ranks when low .. high - 1 values lie below it
    for (std::size_t hits = ranks.low; hits < ranks.high; ++hits) {
      const double k = static_cast<double>(hits);
      covered += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1) - std::lgamma(n - k + 1) + k * std::log(share) +
                          (n - k) * std::log1p(-share));
    }
    EXPECT_GE(covered, 0.9 - 1e-12) << share;
    EXPECT_LE(covered, 0.99) << share;
  }
}

TEST(WilksSampleSize, EqualsPublishedValues) {
  EXPECT_EQ(wilks_sample_size(0.95, 0.95), 59u);
  EXPECT_EQ(wilks_sample_size(0.99, 0.99), 459u);
  EXPECT_EQ(wilks_sample_size(0.9, 0.95), 29u);
}

TEST(DrawSample, WithOneFutureTakesTheBinomialRanks) {
  const QuantileEstimate q95 = DrawSample(one_to(1000), 1).quantile(0.95, 0.95);
  EXPECT_EQ(q95.value, 950);
  EXPECT_EQ(q95.simulation_error, (Interval{.low = 936, .high = 964}));
}

TEST(DrawSample, FuturesThatAgreeAddNothing) {
  std::vector<double> values;
  for (const double value : one_to(1000)) values.insert(values.end(), 8, value);
  const DrawSample sample(values, 8);
  EXPECT_NEAR(sample.effective_number(0.95), 1000, 1e-6);
  EXPECT_NEAR(sample.quantile(0.95, 0.95).simulation_error.low, 936, 1);
  EXPECT_NEAR(sample.quantile(0.95, 0.95).simulation_error.high, 964, 1);
}

TEST(DrawSample, SaysWhenNothingBoundsASide) {
  const QuantileEstimate high = DrawSample(one_to(20), 1).quantile(0.99, 0.95);
  EXPECT_EQ(high.value, 20);
  EXPECT_EQ(high.simulation_error.high, beyond);
  EXPECT_EQ(DrawSample(one_to(20), 1).quantile(0.01, 0.95).simulation_error.low, -beyond);
}

TEST(DrawSample, FailedValuesBoundBothWays) {
  std::vector<double> values = one_to(1000);
  values.insert(values.end(), 20, std::numeric_limits<double>::quiet_NaN());
  const DrawSample sample(values, 1);
  EXPECT_EQ(sample.failed(), 20u);
  const Interval shown = sample.quantile(0.5, 0.95).simulation_error;
  const RankInterval ranks = quantile_ranks(1020, 0.5, 0.95);
  EXPECT_EQ(shown.low, static_cast<double>(ranks.low) - 20);
  EXPECT_EQ(shown.high, static_cast<double>(ranks.high));
}

TEST(DrawSample, RefusesWhatIsNoSample) {
  EXPECT_THROW(DrawSample({}, 1), InvalidInput);
  EXPECT_THROW(DrawSample(one_to(5), 2), InvalidInput);
  EXPECT_THROW((void)DrawSample(one_to(5), 1).quantile(1.0, 0.95), InvalidInput);
  EXPECT_THROW((void)quantile_ranks(0, 0.5, 0.95), InvalidInput);
  EXPECT_THROW((void)wilks_sample_size(0, 0.95), InvalidInput);
}

}  // namespace
}  // namespace muster
