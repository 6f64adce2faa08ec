#include "muster/distributions/logit_normal.hpp"
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

// mpmath 1.2, 40 digits.
TEST(LogitNormal, MeetsReferenceValues) {
  const LogitNormal share{{.median = 0.3, .sigma = 0.8}};
  EXPECT_DOUBLE_EQ(share.quantile(0.5), 0.3);
  EXPECT_NEAR(share.quantile(0.05), 0.1031059386139296578, 1e-15);
  EXPECT_NEAR(share.mean(), 0.32182995427352204353, 1e-13);
  EXPECT_EQ(share.share_below(-1), 0);
  EXPECT_EQ(share.share_below(1), 1);
  EXPECT_EQ(share.share_above(0), 1);
  EXPECT_EQ(share.share_above(2), 0);
  EXPECT_DOUBLE_EQ(share.share_above(0.3), 0.5);
  test::expect_consistent(share, 1);
}

TEST(LogitNormal, RefusesUnusableParameters) {
  EXPECT_EQ(message_of([] { LogitNormal{{.median = 1, .sigma = 1}}; }),
            "logitnormal(1, 1) has a median outside (0, 1) (a logit needs a share); write 0 < median < 1, sigma");
  EXPECT_EQ(message_of([] { LogitNormal{{.median = 0.5, .sigma = -1}}; }),
            "logitnormal(0.5, -1) has a sigma that is not positive (it would have no spread); write median, sigma > 0, "
            "or constant(value)");
}

}  // namespace
}  // namespace muster
