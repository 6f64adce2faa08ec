#include "muster/assessment/relapse.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

TEST(Relapse, ConstantHazardIsExponential) {
  const RelapseHazard hazard{.scale = 0.04, .shape = 1};
  EXPECT_DOUBLE_EQ(truce_holds(hazard, 16), std::exp(-0.64));
  EXPECT_NEAR(relapse_in_year(hazard, 1), 1 - std::exp(-0.04), 1e-15);
  EXPECT_NEAR(relapse_in_year(hazard, 5), std::exp(-0.16) - std::exp(-0.20), 1e-15);
}

TEST(Relapse, CumulativeHazardIsTheIntegralOfTheHazard) {
  const RelapseHazard hazard{.scale = 0.038, .shape = 0.9};
  double integral = 0;
  constexpr int steps = 200'000;
  for (int i = 0; i < steps; ++i) {
    const double v = (i + 0.5) * 10 / steps;
    integral += hazard.scale * std::pow(v, hazard.shape - 1) * 10 / steps;
  }
  EXPECT_NEAR(cumulative_hazard(hazard, 10), integral, 1e-5);
}

TEST(Relapse, YearsOfPeaceAndTheTruceAddUpToOne) {
  const RelapseHazard hazard{.scale = 0.05, .shape = 1.1};
  double sum = truce_holds(hazard, 20);
  for (int j = 1; j <= 20; ++j) sum += relapse_in_year(hazard, j);
  EXPECT_NEAR(sum, 1, 1e-14);
}

TEST(Relapse, YearFollowsTheShock) {
  const RelapseHazard hazard{.scale = 0.1, .shape = 1};
  EXPECT_EQ(relapse_year(hazard, -10, 20), 1);
  EXPECT_EQ(relapse_year(hazard, 10, 20), 0) << "beyond the horizon";
  // Phi(0) = 0.5 < 1 - e^{-0.1 j} first holds for j = 7: 1 - e^{-0.7} = 0.503.
  EXPECT_EQ(relapse_year(hazard, 0, 20), 7);
  EXPECT_EQ(relapse_year(hazard, 0, 6), 0);
}

TEST(Relapse, WithoutHazardTheTruceHoldsForGood) {
  const RelapseHazard off{.scale = 0, .shape = 0.9};
  EXPECT_EQ(truce_holds(off, 16), 1);
  EXPECT_EQ(relapse_year(off, -8, 20), 0);
  const BeforeRelapse none = before_relapse(off, {}, -1);
  EXPECT_EQ(none.held, 0);
  EXPECT_EQ(none.returning, 0);
}

TEST(Relapse, OnlyYearsBeforeTheReturnAreJudged) {
  const RelapseHazard hazard{.scale = 0.05, .shape = 1};
  SustainedRule rule;  // window of years 3 to 15 after the ceasefire, so returns in years 5 to 16 of peace count
  double all = 0;
  for (int j = 5; j <= 16; ++j) all += relapse_in_year(hazard, j);
  EXPECT_NEAR(before_relapse(hazard, rule, -1).returning, all, 1e-15);
  EXPECT_NEAR(before_relapse(hazard, rule, -1).held, all, 1e-15) << "no failure at all";
  EXPECT_EQ(before_relapse(hazard, rule, 3).held, 0) << "the first judged year fails before any return";
  // A failure 4 years after the ceasefire is seen before a return in year 6, not before one in year 5.
  EXPECT_NEAR(before_relapse(hazard, rule, 4).held, relapse_in_year(hazard, 5), 1e-15);
  EXPECT_NEAR(before_relapse(hazard, rule, 15).held, all, 1e-15) << "the last year of the window comes too late";
}

}  // namespace
}  // namespace muster
