#include "muster/assessment/surge.hpp"

#include "support/small_force.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

ForceInputs surge_inputs() {
  ForceInputs inputs = testing::round_inputs();
  inputs.turn_out = 0.5;
  inputs.training_places = 100;
  inputs.surge_training_factor = 3;
  inputs.surge_months = 6;
  inputs.surge_size = 1000;
  return inputs;
}

ForceYear year_of(double active, double enrolled) {
  ForceYear year;
  year.active = active;
  year.enrolled = enrolled;
  return year;
}

TEST(Surge, AddsReservistsAndAYearOfWartimeTrainingAtMost) {
  ForceInputs inputs = surge_inputs();
  EXPECT_DOUBLE_EQ(surge_strength(year_of(700, 200), inputs), 700 + 100 + 150);
  inputs.surge_months = 24;
  EXPECT_DOUBLE_EQ(surge_strength(year_of(700, 200), inputs), 700 + 100 + 300);
}

TEST(Surge, IsReachedOnATie) {
  const ForceInputs inputs = surge_inputs();
  EXPECT_TRUE(surge_reached(year_of(750, 200), inputs));
  EXPECT_FALSE(surge_reached(year_of(749, 200), inputs));
}

TEST(Surge, MonthCostsPayAndEquipmentOfTheWholeSurge) {
  const ForceInputs inputs = surge_inputs();
  const ForceConditions conditions = testing::small_force(inputs, 3);
  const double pay = 12 * inputs.w_t * 1000 * (1 + inputs.on_cost), kit = inputs.running * inputs.kit_share;
  EXPECT_NEAR(surge_month_cost(conditions, 2), 1000 * (pay + kit) / 12, 1e-6);
}

}  // namespace
}  // namespace muster
