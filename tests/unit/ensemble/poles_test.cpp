#include "muster/ensemble/poles.hpp"

#include "muster/ensemble/scenario_keys.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

TEST(Poles, AreOfInputsThatThereAreAndLieAtTheEndOfTheirRange) {
  for (const Pole& pole : poles()) {
    const InputKey* key = find_input(pole.input);
    ASSERT_NE(key, nullptr) << pole.input;
    EXPECT_TRUE(!key->allowed.holds(pole.at)) << pole.input << " may be " << pole.at;
  }
}

TEST(Poles, TheBaselineKeepsAwayFromThem) {
  EXPECT_TRUE(mass_near_poles(testing::baseline_model({}).scenario).empty());
}

TEST(Poles, AnInputWithDrawsNextToOneIsNamed) {
  const Model model = testing::baseline_model({"aid_half_life=uniform(0.0001, 4)"});
  const std::vector<MassNearPole> found = mass_near_poles(model.scenario);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found.front().pole.input, "aid_half_life");
  EXPECT_NEAR(found.front().within, 0.02, 1e-5);
  EXPECT_NEAR(found.front().share, 0.005, 1e-4);
}

}  // namespace
}  // namespace muster
