#include "muster/validation/own_history.hpp"

#include "muster/core/require.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace muster {
namespace {

constexpr int replicates = 400;

Eigen::ArrayXd ar1(double mean, double phi, double spread, int years, std::uint32_t replicate) {
  Eigen::ArrayXd series(years);
  double away = spread / std::sqrt(1 - phi * phi) * validation_test::normal(replicate, 1000000);
  for (int t = 0; t < years; ++t) {
    series[t] = mean + away;
    away = phi * away + spread * validation_test::normal(replicate, static_cast<std::uint32_t>(t));
  }
  return series;
}

/// Share of replicates whose estimate lies within two of its own standard errors of the truth.
template <class Fit>
double share_within_two(double truth, Fit&& fit) {
  int inside = 0;
  for (std::uint32_t i = 0; i < replicates; ++i) {
    const Estimate found = fit(i);
    inside += std::abs(found.value - truth) < 2 * found.std_error;
  }
  return inside / static_cast<double>(replicates);
}

// A share of 0.954 over 400 replicates has standard deviation 0.0105: 0.90 lies 5 of them below (false alarm 3e-7).
TEST(RandomWalkFit, StandardErrorsHoldTheTruth) {
  const auto walk = [](std::uint32_t i) {
    Eigen::ArrayXd series(60);
    series[0] = 70;
    for (int t = 1; t < 60; ++t)
      series[t] = series[t - 1] + 0.2 + 0.5 * validation_test::normal(i, static_cast<std::uint32_t>(t));
    return fit_random_walk(series);
  };
  EXPECT_GT(share_within_two(0.2, [&](auto i) { return walk(i).drift; }), 0.9);
  EXPECT_GT(share_within_two(0.5, [&](auto i) { return walk(i).spread; }), 0.9);
}

// Over 2,000 years the errors are those of large samples, for which they are stated.
TEST(Ar1Fit, StandardErrorsHoldTheTruthOverLongHistories) {
  const auto fit = [](std::uint32_t i) { return fit_ar1(ar1(-0.001, 0.7, 0.003, 2000, i)); };
  EXPECT_GT(share_within_two(-0.001, [&](auto i) { return fit(i).mean; }), 0.9);
  EXPECT_GT(share_within_two(0.7, [&](auto i) { return fit(i).persistence; }), 0.9);
  EXPECT_GT(share_within_two(0.003, [&](auto i) { return fit(i).spread; }), 0.9);
}

// Without the correction the mean over sixty-year histories would be 0.7 - (1 + 2.1) / 60 = 0.65; its standard error
// over the replicates is 0.005.
TEST(Ar1Fit, PersistenceIsFreeOfTheBiasOfShortHistories) {
  double sum = 0;
  for (std::uint32_t i = 0; i < replicates; ++i) sum += fit_ar1(ar1(0, 0.7, 1, 60, i)).persistence.value;
  EXPECT_NEAR(sum / replicates, 0.7, 0.025);
}

TEST(Ar1Fit, ConstantSeriesHasNoSpread) {
  const auto fit = fit_ar1(Eigen::ArrayXd::Constant(10, 3));
  EXPECT_EQ(fit.mean.value, 3);
  EXPECT_EQ(fit.persistence.value, 0);
  EXPECT_EQ(fit.spread.value, 0);
}

TEST(OwnHistory, TooShortSeriesAreRefused) {
  EXPECT_THROW((void)fit_random_walk(Eigen::ArrayXd::Zero(2)), InvalidInput);
  EXPECT_THROW((void)fit_ar1(Eigen::ArrayXd::Zero(4)), InvalidInput);
}

}  // namespace
}  // namespace muster
