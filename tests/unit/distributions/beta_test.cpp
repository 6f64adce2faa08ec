#include "muster/distributions/beta.hpp"
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
TEST(Beta, MeetsReferenceQuantiles) {
  const Beta share{{.a = 2, .b = 6}};
  EXPECT_DOUBLE_EQ(share.mean(), 0.25);
  EXPECT_NEAR(share.quantile(0.05), 0.053375500470237193711, 1e-15);
  EXPECT_NEAR(share.quantile(0.95), 0.52070297359130713264, 1e-15);
  test::expect_consistent(share, 1);
}

TEST(Beta, HasTheClosedFormsOfItsSimpleShapes) {
  const Beta arcsine{{.a = 0.5, .b = 0.5}}, power{{.a = 3, .b = 1}};
  for (double u = 0.1; u < 1; u += 0.1) {
    EXPECT_NEAR(arcsine.quantile(u), std::pow(std::sin(std::numbers::pi * u / 2), 2), 1e-14);
    EXPECT_NEAR(power.quantile(u), std::cbrt(u), 1e-15);
  }
  EXPECT_NEAR(power.upper_quantile(1e-18), 1, 1e-15);
  const Beta falling{{.a = 1, .b = 3}};
  EXPECT_NEAR(falling.quantile(1e-18) * 3e18, 1, 1e-12) << "1 - (1 - u)^(1/3) = u / 3 with all its digits";
}

TEST(Beta, KeepsItsDigitsForSmallSharesOfAnyShape) {
  for (const double a : {0.3, 1.0, 2.0, 44.0, 500.0}) {
    for (const double b : {0.3, 1.0, 6.0, 71.0, 500.0}) {
      const Beta share{{.a = a, .b = b}};
      for (double u = 1e-120; u < 0.5; u *= 31.7) {
        const double x = share.quantile(u);
        if (x < 1e-290 || x > 0.99) continue;  // there x itself, not its share, has the digits
        EXPECT_NEAR(share.share_below(x) / u, 1, 1e-11 * std::max(1.0, a)) << a << " " << b;
      }
    }
  }
}

TEST(Beta, StretchesToItsRange) {
  const Beta wide{{.a = 2, .b = 6, .low = -1, .high = 3}}, unit{{.a = 2, .b = 6}};
  EXPECT_DOUBLE_EQ(wide.mean(), 0);
  EXPECT_DOUBLE_EQ(wide.quantile(0.3), -1 + 4 * unit.quantile(0.3));
  EXPECT_EQ(wide.quantile(0), -1);
  EXPECT_EQ(wide.quantile(1), 3);
  EXPECT_EQ(wide.upper_quantile(0), 3);
  EXPECT_EQ(wide.upper_quantile(1), -1);
  EXPECT_EQ(wide.share_below(5), 1);
  EXPECT_EQ(wide.share_above(5), 0);
}

TEST(Beta, RefusesUnusableShapes) {
  EXPECT_EQ(message_of([] { Beta{{.a = 0, .b = 2}}; }),
            "beta(0, 2) has a shape that is not positive (the density has no integral); write a > 0 and b > 0");
  EXPECT_EQ(message_of([] { Beta{{.a = 1, .b = 2, .low = 3, .high = 2}}; }),
            "beta(1, 2, 3, 2) is out of order (the range is empty); write a, b, low, high");
}

}  // namespace
}  // namespace muster
