#include "muster/sensitivity/outcomes.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "support/baseline_model.hpp"

namespace muster {
namespace {

TEST(Outcomes, AreTheMeanForceAndTheProbabilities) {
  LightRun run{1, 1, 4, 1, {1, 0, 1, 0}, {0, 0, 0, 1}, {10, 20, 60, std::numeric_limits<double>::quiet_NaN()}};
  const std::vector<double> found = outcomes_of(run, 0);
  EXPECT_NEAR(found[0], 30, 1e-12);
  EXPECT_NEAR(found[1], 2.0 / 3, 1e-12);
}

TEST(Outcomes, AreNamedAfterTheTargets) {
  const Model model = testing::baseline_model({});
  const std::vector<std::string> names = outcome_names(model);
  EXPECT_EQ(names[0], "M");
  EXPECT_EQ(names.size(), 1 + model.targets.size());
  EXPECT_EQ(names[1], model.targets[0].name);
}

}  // namespace
}  // namespace muster
