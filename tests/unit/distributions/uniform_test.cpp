#include "muster/distributions/uniform.hpp"
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

TEST(Uniform, HasItsClosedForms) {
  const Uniform share{{.low = 0.5, .high = 0.9}};
  EXPECT_DOUBLE_EQ(share.mean(), 0.7);
  EXPECT_DOUBLE_EQ(share.quantile(0.25), 0.6);
  EXPECT_EQ(share.quantile(0), 0.5);
  EXPECT_EQ(share.upper_quantile(0), 0.9);
  EXPECT_EQ(share.share_below(0.4), 0);
  EXPECT_EQ(share.share_above(1), 0);
  test::expect_consistent(share, 0.4);
}

TEST(Uniform, RefusesAnEmptyRange) {
  EXPECT_EQ(message_of([] { Uniform{{.low = 2, .high = 2}}; }),
            "uniform(2, 2) is out of order (the first value must be the smaller one); write low, high");
  EXPECT_EQ(
      message_of([] { Uniform{{.low = 0, .high = std::nan("")}}; }),
      "uniform(0, nan) has a parameter that is not finite (no number can be drawn from it); write finite numbers");
}

}  // namespace
}  // namespace muster
