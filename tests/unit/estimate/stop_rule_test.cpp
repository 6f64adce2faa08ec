#include "muster/estimate/stop_rule.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

TEST(StopRule, LooksAtDoublingsUpToTheMost) {
  const StopRule rule({.first_look = 1000, .max_draws = 5000, .growth = 2});
  EXPECT_EQ(rule.looks(), (std::vector<std::size_t>{1000, 2000, 4000, 5000}));
}

TEST(StopRule, OneLookNeedsNoAllowance) {
  EXPECT_NEAR(StopRule({.first_look = 64, .max_draws = 64}).look_level(), 0.95, 1e-9);
}

TEST(StopRule, MoreLooksAskForMoreButLessThanBonferroni) {
  const double two = StopRule({.first_look = 64, .max_draws = 128, .growth = 2}).look_level();
  const double eight = StopRule({.first_look = 64, .max_draws = 64 * 128, .growth = 2}).look_level();
  EXPECT_GT(two, 0.95 + 0.015);  // two looks, correlation 0.707: between one look and 0.975
  EXPECT_LT(two, 0.975);
  EXPECT_GT(eight, two);
  EXPECT_LT(eight, 1 - 0.05 / 8);
}

TEST(StopRule, ScrambledPointsAndUnplannedEndsHaveAnAllowanceOfTheirOwn) {
  const StopRule::Plan plan{.first_look = 64, .max_draws = 256, .growth = 2};
  StopRule::Plan scrambled = plan, unplanned = plan;
  scrambled.sampler = Sampler::sobol;
  unplanned.unplanned = 1;
  const double level = StopRule(scrambled).look_level();
  EXPECT_NEAR(level, std::cbrt(0.95), 1e-3);  // three looks as if independent
  EXPECT_GT(level, StopRule(plan).look_level());
  EXPECT_GT(StopRule(unplanned).look_level(), StopRule(plan).look_level());
}

TEST(StopRule, TheWidestTargetDecides) {
  const StopRule rule({.precision = 0.01});
  EXPECT_TRUE(rule.precise(std::vector<Interval>{{.low = 0.1, .high = 0.11}, {.low = 0.5, .high = 0.5199}}));
  EXPECT_FALSE(rule.precise(std::vector<Interval>{{.low = 0.1, .high = 0.11}, {.low = 0.5, .high = 0.5201}}));
}

TEST(StopRule, RefusesAPlanWithoutAnEnd) {
  EXPECT_THROW(StopRule({.precision = 0}), InvalidInput);
  EXPECT_THROW(StopRule({.level = 1}), InvalidInput);
  EXPECT_THROW(StopRule({.first_look = 2000, .max_draws = 1000}), InvalidInput);
  EXPECT_THROW(StopRule({.growth = 1}), InvalidInput);
  EXPECT_THROW(StopRule({.sampler = Sampler::latin_hypercube}), InvalidInput);
}

}  // namespace
}  // namespace muster
