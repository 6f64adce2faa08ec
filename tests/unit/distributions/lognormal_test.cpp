#include "muster/distributions/lognormal.hpp"
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

TEST(Lognormal, HasItsClosedForms) {
  const Lognormal cost{{.median = 10000, .sigma = 0.45}};
  EXPECT_DOUBLE_EQ(cost.quantile(0.5), 10000);
  EXPECT_DOUBLE_EQ(cost.mean(), 10000 * std::exp(0.10125));
  EXPECT_DOUBLE_EQ(cost.upper_quantile(1e-20), 10000 * std::exp(0.45 * 9.2623400897984075737));
  EXPECT_EQ(cost.share_below(-1), 0);
  EXPECT_EQ(cost.share_above(0), 1);
  EXPECT_DOUBLE_EQ(cost.share_above(10000), 0.5);
  test::expect_consistent(cost, 10000);
}

TEST(Lognormal, RefusesUnusableParameters) {
  EXPECT_EQ(message_of([] { Lognormal{{.median = 0, .sigma = 1}}; }),
            "lognormal(0, 1) has a median that is not positive (a logarithm needs one); write median > 0, sigma");
  EXPECT_EQ(message_of([] { Lognormal{{.median = 1, .sigma = 0}}; }),
            "lognormal(1, 0) has a sigma that is not positive (it would have no spread); write median, sigma > 0, or "
            "constant(value)");
}

}  // namespace
}  // namespace muster
