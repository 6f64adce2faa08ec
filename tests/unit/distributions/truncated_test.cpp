#include "muster/distributions/truncated.hpp"
#include "support/message_of.hpp"
#include "unit/distributions/law_checks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace muster {
namespace {

using test::message_of;

constexpr double inf = std::numeric_limits<double>::infinity();

// Quantiles and means by mpmath 1.2 with 40 digits, all in this file.
TEST(Truncated, IsExactInTheFarTailOfANormal) {
  const Truncated far{Normal{{.mean = 0, .deviation = 1}}, {.low = 8, .high = 9}};
  EXPECT_NEAR(far.quantile(0.001), 8.000123170289083369, 1e-14);
  EXPECT_NEAR(far.quantile(0.05), 8.0063122504055421771, 1e-14);
  EXPECT_NEAR(far.quantile(0.5), 8.0848888990181664333, 1e-14);
  EXPECT_NEAR(far.quantile(0.95), 8.3605547166183245979, 1e-14);
  EXPECT_NEAR(far.quantile(0.999), 8.7919635866188912158, 1e-14);
  EXPECT_NEAR(far.mean(), 8.1211889929797971226, 1e-13);
  EXPECT_EQ(far.quantile(0), 8);
  EXPECT_EQ(far.quantile(1), 9);
  test::expect_consistent(far, 1);
}

TEST(Truncated, IsExactThirtyDeviationsOutAndInTheMirror) {
  const Normal standard{{.mean = 0, .deviation = 1}};
  const Truncated upper{standard, {.low = 30, .high = 31}}, lower{standard, {.low = -31, .high = -30}};
  EXPECT_NEAR(upper.quantile(0.05), 30.001707834521319484, 1e-13);
  EXPECT_NEAR(upper.quantile(0.5), 30.023070467827308926, 1e-13);
  EXPECT_NEAR(upper.quantile(0.95), 30.09958224500942293, 1e-13);
  for (const double u : {0.05, 0.5, 0.95}) EXPECT_DOUBLE_EQ(lower.quantile(1 - u), -upper.quantile(u));
}

TEST(Truncated, MayBeOpenAtOneEnd) {
  const Truncated above{Normal{{.mean = 0, .deviation = 1}}, {.low = 8, .high = inf}};
  EXPECT_NEAR(above.mean(), 8.1213681122361126807, 1e-13);
  EXPECT_EQ(above.quantile(1), inf);
  const Truncated half{Uniform{{.low = 0, .high = 1}}, {.low = -inf, .high = 0.5}};
  EXPECT_DOUBLE_EQ(half.quantile(0.5), 0.25);
}

TEST(Truncated, IsExactInTheFarTailOfTheOthers) {
  const Truncated lognormal{Lognormal{{.median = 1, .sigma = 0.5}}, {.low = 50, .high = 60}};
  EXPECT_NEAR(lognormal.quantile(0.5), 52.05291171372380164, 1e-11);
  EXPECT_NEAR(lognormal.mean(), 52.729218739263193717, 1e-11);
  const Truncated beta{Beta{{.a = 2, .b = 6}}, {.low = 0.9, .high = 1}};
  EXPECT_NEAR(beta.quantile(0.5), 0.91106320642978883927, 1e-14);
  EXPECT_NEAR(beta.mean(), 0.914453125, 1e-14);
}

TEST(Truncated, HasTheMeanOfItsDensity) {
  EXPECT_NEAR((Truncated{Normal{{1.25, 0.2}}, {0.7, 1.9}}.mean()), 1.2514179462233635644, 1e-13);
  EXPECT_NEAR((Truncated{Lognormal{{0.055, 0.28}}, {0.025, 0.12}}.mean()), 0.057084766996418873828, 1e-14);
  EXPECT_NEAR((Truncated{Triangular{{0.3, 0.7, 1.2}}, {0.5, 1}}.mean()), 0.73796296296296296296, 1e-13);
}

TEST(Truncated, ChangesNothingWhenTheBoundsHoldEverything) {
  const Pert pert{{.least = 2, .likeliest = 4, .greatest = 8}};
  const Truncated all{pert, {.low = 0, .high = 10}};
  for (double u = 0.05; u < 1; u += 0.05) EXPECT_NEAR(all.quantile(u), pert.quantile(u), 1e-13);
  EXPECT_NEAR(all.mean(), pert.mean(), 1e-13);
}

TEST(Truncated, RefusesBoundsThatLeaveNothing) {
  const Normal standard{{.mean = 0, .deviation = 1}};
  EXPECT_EQ(message_of([&] { Truncated(standard, {.low = 1, .high = 1}); }),
            "the truncation of normal(0, 1) to [1, 1] is out of order (the bounds hold nothing between them); write "
            "[low, high]");
  EXPECT_EQ(message_of([&] { Truncated(standard, {.low = std::nan(""), .high = 1}); }),
            "the truncation of normal(0, 1) to [nan, 1] is out of order (the bounds hold nothing between them); write "
            "[low, high]");
  EXPECT_EQ(
      message_of([&] { Truncated(standard, {.low = 40, .high = inf}); }),
      "normal(0, 1)[40, inf] leaves nothing to draw (less than 1e-300 of the probability lies between the bounds); "
      "widen the bounds");
  EXPECT_EQ(message_of([&] { Truncated(Uniform{{.low = 0, .high = 1}}, {.low = 2, .high = 3}); }),
            "uniform(0, 1)[2, 3] leaves nothing to draw (less than 1e-300 of the probability lies between the bounds); "
            "widen the bounds");
}

}  // namespace
}  // namespace muster
