#include "muster/estimate/parameter_spread.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

TEST(VarianceOfOutcome, IsTheAnalysisOfVariance) {
  // Means 1, 3, 5 (variance 4), two futures each one off their mean (variance 2): inputs 4 - 2 / 2.
  const std::vector<double> values{0, 2, 2, 4, 4, 6, std::numeric_limits<double>::quiet_NaN(), 9};
  const VarianceSplit split = variance_of_outcome(values, 2);
  EXPECT_NEAR(split.inputs, 3, 1e-12);
  EXPECT_NEAR(split.chance, 2, 1e-12);
  EXPECT_NEAR(split.share_of_inputs(), 0.6, 1e-12);
  EXPECT_TRUE(std::isnan(variance_of_outcome(values, 1).share_of_inputs()));
}

/// Draws whose shares have exactly the binomial frequencies of probability @p p with @p futures futures.
void add_binomial(std::vector<double>& shares, double p, int futures, int draws) {
  for (int h = 0; h <= futures; ++h) {
    const double chance = std::exp(std::lgamma(futures + 1.0) - std::lgamma(h + 1.0) - std::lgamma(futures - h + 1.0) +
                                   h * std::log(p) + (futures - h) * std::log1p(-p));
    shares.insert(shares.end(), static_cast<std::size_t>(std::lround(chance * draws)),
                  static_cast<double>(h) / futures);
  }
}

TEST(ParameterSpread, ShrinksToAPointWhenDrawsDifferByChanceOnly) {
  std::vector<double> shares;
  add_binomial(shares, 0.4, 16, 20000);
  const Interval shown = parameter_interval(shares, 16, 0.9);
  EXPECT_NEAR(shown.low, 0.4, 0.05);
  EXPECT_NEAR(shown.high, 0.4, 0.05);
  EXPECT_NEAR(variance_by_level(shares, 16).share_of_inputs(), 0, 1e-3);
}

TEST(ParameterSpread, ShowsTwoKindsOfDraw) {
  std::vector<double> shares;
  add_binomial(shares, 0.1, 64, 10000);
  add_binomial(shares, 0.9, 64, 10000);
  const ParameterSpread spread(shares, 64);
  EXPECT_NEAR(spread.quantile(0.25), 0.1, 0.03);
  EXPECT_NEAR(spread.quantile(0.75), 0.9, 0.03);
  EXPECT_NEAR(variance_by_level(shares, 64).inputs, 0.16, 1e-3);
  EXPECT_NEAR(variance_by_level(shares, 64).chance, 0.09, 1e-3);
}

TEST(ParameterSpread, OneFutureTellsNothingOfInputs) {
  const std::vector<double> shares{0, 1, 1, 0};
  const ParameterSpread spread(shares, 1);
  EXPECT_FALSE(spread.identified());
  EXPECT_EQ(spread.interval(0.5), (Interval{.low = 0, .high = 1}));
  EXPECT_TRUE(std::isnan(variance_by_level(shares, 1).share_of_inputs()));
}

TEST(ParameterSpread, WithoutAHitEveryDrawIsAlike) {
  EXPECT_EQ(parameter_interval(std::vector<double>(20, 0.0), 8, 0.9), (Interval{.low = 0, .high = 0}));
  EXPECT_EQ(parameter_interval(std::vector<double>(20, 1.0), 8, 0.9), (Interval{.low = 1, .high = 1}));
}

TEST(ParameterSpread, RefusesWhatIsNoShare) {
  EXPECT_THROW((void)parameter_interval({}, 8, 0.9), InvalidInput);
  EXPECT_THROW((void)parameter_interval(std::vector<double>{-0.1}, 8, 0.9), InvalidInput);
  EXPECT_THROW((void)parameter_interval(std::vector<double>{0.5, 1}, 8, 1.0), InvalidInput);
}

}  // namespace
}  // namespace muster
