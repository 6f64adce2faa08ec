#include "muster/distributions/normal.hpp"
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

TEST(Normal, ShiftsAndStretchesTheStandardNormal) {
  const Normal growth{{.mean = 0.028, .deviation = 0.011}};
  EXPECT_EQ(growth.mean(), 0.028);
  EXPECT_DOUBLE_EQ(growth.quantile(0.975), 0.028 + 0.011 * 1.959963984540054);
  EXPECT_DOUBLE_EQ(growth.upper_quantile(1e-20), 0.028 + 0.011 * 9.2623400897984075737);
  test::expect_consistent(growth, 0.011);
}

TEST(Normal, RefusesADeviationThatIsNotPositive) {
  EXPECT_EQ(
      message_of([] { Normal{{.mean = 1, .deviation = 0}}; }),
      "normal(1, 0) has a standard deviation that is not positive (it would have no spread); write mean, deviation "
      "> 0, or constant(value)");
}

}  // namespace
}  // namespace muster
