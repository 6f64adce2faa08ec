#include "muster/assessment/maximum_force.hpp"

#include "support/small_force.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

TEST(MaximumForce, LiftingLimitsNeverLowersItAndTheCeilingsBoundIt) {
  ForceInputs inputs = testing::round_inputs();
  inputs.training_places = 2000;
  const ForceConditions conditions = testing::small_force(inputs, 16);
  const MaximumForce most = maximum_force(conditions, {}, 0);
  EXPECT_GT(most.force, 0);
  EXPECT_LE(most.force, most.people);
  EXPECT_LE(most.force, most.training);
  EXPECT_LE(most.force, most.money);
  EXPECT_EQ(most.binding, Binding::training);
}

TEST(MaximumForce, NoForceAboveTheCapCounts) {
  const ForceConditions conditions = testing::small_force(testing::round_inputs(), 16);
  const MaximumForce free = maximum_force(conditions, {}, 0);
  const MaximumForce capped = maximum_force(conditions, {}, free.force / 2);
  EXPECT_DOUBLE_EQ(capped.force, free.force / 2);
  EXPECT_EQ(capped.binding, Binding::none);  // no single relaxation lifts M above the cap
  EXPECT_EQ(maximum_force(conditions, {}, 2 * free.force).binding, free.binding);
}

}  // namespace
}  // namespace muster
