#include "muster/distributions/pert.hpp"
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

TEST(Pert, IsTheBetaWithWeightFourOnTheLikeliest) {
  const Pert pert{{.least = 2, .likeliest = 4, .greatest = 8}};
  const Beta beta{{.a = 1 + 4.0 / 3, .b = 1 + 8.0 / 3, .low = 2, .high = 8}};
  EXPECT_DOUBLE_EQ(pert.mean(), 26.0 / 6);
  EXPECT_DOUBLE_EQ(pert.mean(), beta.mean());
  for (double u = 0.05; u < 1; u += 0.05) EXPECT_DOUBLE_EQ(pert.quantile(u), beta.quantile(u));
  test::expect_consistent(pert, 6);
}

TEST(Pert, RefusesValuesOutOfOrder) {
  EXPECT_EQ(
      message_of([] { Pert{{.least = 1, .likeliest = 5, .greatest = 4}}; }),
      "pert(1, 5, 4) is out of order (the middle value lies outside the range); write least, likeliest, greatest");
  EXPECT_EQ(message_of([] { Pert{{.least = 4, .likeliest = 4, .greatest = 4}}; }),
            "pert(4, 4, 4) is out of order (the last value must exceed the first); write least, likeliest, greatest");
}

}  // namespace
}  // namespace muster
