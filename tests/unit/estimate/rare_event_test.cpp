#include "muster/estimate/rare_event.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "muster/core/require.hpp"

namespace muster {
namespace {

constexpr double failed = std::numeric_limits<double>::quiet_NaN();

/// Sum of the coordinates over sqrt(d) exceeds @p reach: probability Phi(-reach).
Performance beyond(double reach) {
  return [reach](std::span<const double> u) {
    double sum = 0;
    for (const double x : u) sum += x;
    return reach - sum / std::sqrt(static_cast<double>(u.size()));
  };
}

double upper_tail(double score) { return 0.5 * std::erfc(score / std::sqrt(2.0)); }

TEST(RareEvent, FrequentEventsAreCounted) {
  const RareEventEstimate half = rare_event_probability(beyond(0), {.dimensions = 3, .particles = 4000});
  EXPECT_EQ(half.levels, 0);
  EXPECT_EQ(half.evaluations, 4000u);
  EXPECT_NEAR(half.probability, 0.5, 0.035);  // 4.4 standard errors: fails for 1 seed in 100,000
  EXPECT_NEAR(half.relative_error, 1 / std::sqrt(4000.0), 0.002);
}

TEST(RareEvent, SampleLiesInTheEventAndShiftsTowardsIt) {
  const RareEventEstimate tail = rare_event_probability(beyond(4), {.dimensions = 4, .particles = 1000});
  for (Eigen::Index i = 0; i < tail.sample.cols(); ++i) EXPECT_GE(tail.sample.col(i).sum() / 2, 4);
  for (const ConditionalSpread& coordinate : conditional_spread(tail.sample)) {
    EXPECT_NEAR(coordinate.shift, 2.1, 0.5);  // E[sum / 2 | beyond 4] / 2 = 4.226 / 2; lineages near 25 give 0.15
    EXPECT_LT(coordinate.q05, coordinate.q50);
    EXPECT_LT(coordinate.q50, coordinate.q95);
  }
}

TEST(RareEvent, SameSeedSameBits) {
  const RareEventPlan plan{.dimensions = 5, .seed = 9, .particles = 200};
  const BatchPerformance batch = [](const Eigen::MatrixXd& points) {
    const Eigen::RowVectorXd value = 3 - (points.colwise().sum() / std::sqrt(5.0)).array();
    return std::vector<double>(value.begin(), value.end());
  };
  const RareEventEstimate first = rare_event_probability(batch, plan);
  const RareEventEstimate second = rare_event_probability(batch, plan);
  EXPECT_EQ(first.probability, second.probability);
  EXPECT_EQ(first.sample, second.sample);
  EXPECT_NE(first.probability,
            rare_event_probability(batch, {.dimensions = 5, .seed = 10, .particles = 200}).probability);
}

TEST(RareEvent, PassesAPlateauOfEqualValues) {
  // Nine in ten points give the same value, as trajectories do that sustain nothing at all.
  const Performance flat = [](std::span<const double> u) { return u[0] < 1.2815515655 ? 10.0 : 4.0 - u[0]; };
  const RareEventEstimate tail = rare_event_probability(flat, {.dimensions = 2, .particles = 2000});
  EXPECT_TRUE(tail.simulation_error.contains(upper_tail(4))) << tail.simulation_error.low << tail.simulation_error.high;
}

TEST(RareEvent, WhatIsNotReachedIsBounded) {
  const Performance wall = [](std::span<const double>) { return 1.0; };
  const RareEventEstimate none = rare_event_probability(wall, {.dimensions = 2, .particles = 100});
  EXPECT_EQ(none.probability, 0);
  EXPECT_EQ(none.simulation_error.low, 0);
  EXPECT_NEAR(none.simulation_error.high, 0.0362166926, 1e-9);  // 0 of 100
  EXPECT_EQ(none.sample.cols(), 0);
  EXPECT_THROW((void)conditional_spread(none.sample), InvalidInput);
}

TEST(RareEvent, FailedEvaluationsAreCountedAndWidenTheBound) {
  const Performance fragile = [](std::span<const double> u) { return u[1] > 2.3263 ? failed : 3 - u[0]; };
  const RareEventEstimate tail = rare_event_probability(fragile, {.dimensions = 2, .particles = 1000});
  EXPECT_GT(tail.failed, 0u);
  EXPECT_GE(tail.simulation_error.high, 0.003);  // a hundredth of the points could all have been hits
  EXPECT_LE(tail.simulation_error.low, upper_tail(3));
}

TEST(RareEvent, RefusesAPlanThatCannotTell) {
  EXPECT_THROW((void)rare_event_probability(beyond(3), {.dimensions = 0}), InvalidInput);
  EXPECT_THROW((void)rare_event_probability(beyond(3), {.particles = 10}), InvalidInput);
  EXPECT_THROW((void)rare_event_probability(beyond(3), {.moves = 0}), InvalidInput);
  EXPECT_THROW((void)rare_event_probability(beyond(3), {.keep = 1}), InvalidInput);
  const BatchPerformance silent = [](const Eigen::MatrixXd&) { return std::vector<double>(); };
  EXPECT_THROW((void)rare_event_probability(silent, {}), InvalidInput);
}

}  // namespace
}  // namespace muster
