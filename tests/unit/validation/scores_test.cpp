#include "muster/validation/scores.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/standard_normal.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace muster {
namespace {

/// CRPS of a normal forecast. Source: Gneiting and Raftery (2007), JASA 102, 367.
double gaussian_crps(double mean, double sd, double outcome) {
  const double z = (outcome - mean) / sd;
  const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
  return sd * (z * (2 * normal_cdf(z) - 1) + 2 * density - 1 / std::sqrt(std::numbers::pi));
}

// The sample stands at the normal's own quantiles, so no chance is left; 2,000 points leave an error of about 1e-4 sd.
TEST(Crps, OfANormalSampleIsTheClosedForm) {
  std::vector<double> sample;
  for (int i = 0; i < 2000; ++i) sample.push_back(5 + 3 * normal_quantile((i + 0.5) / 2000));
  for (const double outcome : {-10.0, 0.0, 4.0, 5.0, 7.5, 30.0})
    EXPECT_NEAR(crps(sample, outcome), gaussian_crps(5, 3, outcome), 3e-3);
}

TEST(Crps, OfACertainForecastIsTheAbsoluteError) {
  EXPECT_EQ(crps(std::vector<double>{2}, 5), 3);
  EXPECT_EQ(crps(std::vector<double>{2, 2, 2}, 5), 3);
}

// By hand: mean |x - y| = (1 + 1) / 2, half the mean |x - x'| over four pairs = (2 + 2) / 8.
TEST(Crps, OfTwoPathsByHand) { EXPECT_DOUBLE_EQ(crps(std::vector<double>{0, 2}, 1), 0.5); }

TEST(SampleQuantile, IsTheOrderStatistic) {
  std::vector<double> sample;
  for (int i = 1; i <= 1000; ++i) sample.push_back(i);
  EXPECT_EQ(sample_quantile(sample, 0.025), 25);
  EXPECT_EQ(sample_quantile(sample, 0.1), 100);  // 0.1 x 1000 is a hair above 100 in binary
  EXPECT_EQ(sample_quantile(sample, 0.975), 975);
  EXPECT_EQ(sample_quantile(std::vector<double>{7}, 0.01), 7);
}

TEST(Scores, EmptySamplesAreRefused) {
  EXPECT_THROW((void)crps({}, 1), InvalidInput);
  EXPECT_THROW((void)sample_quantile({}, 0.5), InvalidInput);
  EXPECT_THROW((void)sample_quantile(std::vector<double>{1}, 1), InvalidInput);
}

}  // namespace
}  // namespace muster
