#include "muster/distributions/triangular.hpp"
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

TEST(Triangular, HasItsClosedForms) {
  const Triangular elasticity{{.least = 0, .likeliest = 1, .greatest = 3}};
  EXPECT_DOUBLE_EQ(elasticity.mean(), 4.0 / 3);
  EXPECT_DOUBLE_EQ(elasticity.quantile(1.0 / 3), 1);        // a third of the area lies left of the peak
  EXPECT_DOUBLE_EQ(elasticity.quantile(1.0 / 12), 0.5);     // x^2 / 3
  EXPECT_DOUBLE_EQ(elasticity.upper_quantile(1.0 / 6), 2);  // (3 - x)^2 / 6
  EXPECT_DOUBLE_EQ(elasticity.share_below(2), 5.0 / 6);
  test::expect_consistent(elasticity, 3);
  test::expect_mean_of_quantiles(elasticity, 3);
}

TEST(Triangular, MayPeakAtEitherEnd) {
  const Triangular falling{{.least = 0, .likeliest = 0, .greatest = 1}},
      rising{{.least = 0, .likeliest = 1, .greatest = 1}};
  EXPECT_DOUBLE_EQ(falling.quantile(0.75), 0.5);
  EXPECT_DOUBLE_EQ(rising.quantile(0.25), 0.5);
  EXPECT_EQ(falling.share_below(0), 0);
  EXPECT_EQ(rising.share_above(1), 0);
  test::expect_consistent(falling, 1);
  test::expect_consistent(rising, 1);
}

TEST(Triangular, RefusesValuesOutOfOrder) {
  EXPECT_EQ(message_of([] { Triangular{{.least = 0.7, .likeliest = 0.3, .greatest = 1.2}}; }),
            "triangular(0.7, 0.3, 1.2) is out of order (the middle value lies outside the range); write least, "
            "likeliest, greatest");
  EXPECT_EQ(message_of([] { Triangular{{.least = 1, .likeliest = 1, .greatest = 1}}; }),
            "triangular(1, 1, 1) is out of order (the last value must exceed the first); write least, likeliest, "
            "greatest");
}

}  // namespace
}  // namespace muster
