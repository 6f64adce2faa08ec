#include "muster/distributions/standard_normal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace muster {
namespace {

// The first two from Wichura (1988), table 1; the others from SciPy 1.10, norm.ppf.
TEST(NormalQuantile, MeetsPublishedValues) {
  EXPECT_NEAR(normal_quantile(0.25), -0.6744897501960817, 1e-15);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306167814, 4e-15);
  EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798408, 1e-14);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 2e-15);
  EXPECT_EQ(normal_quantile(0.5), 0);
  EXPECT_EQ(normal_quantile(0), -std::numeric_limits<double>::infinity());
  EXPECT_EQ(normal_quantile(1), std::numeric_limits<double>::infinity());
}

TEST(NormalQuantile, UndoesTheDistributionFunctionDownToTheFarthestTail) {
  for (double z = -37; z <= 0; z += 0.01) {
    EXPECT_NEAR(normal_quantile(normal_cdf(z)), z, 4e-15 * std::max(1.0, -z)) << z;
  }
}

TEST(NormalQuantile, IsSymmetric) {
  for (double u = 1.0 / 1024; u < 0.5; u += 1.0 / 1024) EXPECT_EQ(normal_quantile(u), -normal_quantile(1 - u)) << u;
}

}  // namespace
}  // namespace muster
