#include "muster/distributions/standard_normal.hpp"

#include <gtest/gtest.h>
#include <bit>
#include <cstdint>
#include <vector>

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

TEST(StandardNormal, QuantilesOfManyAreThoseOfEach) {
  std::vector<double> shares{0,
                             1,
                             0.5,
                             0.075,
                             0.925,
                             std::nextafter(0.075, 0),
                             std::nextafter(0.925, 1),
                             5e-324,
                             1e-310,
                             1e-300,
                             1e-17,
                             1e-11,
                             1.3e-11,
                             1.5e-11,
                             1 - 1e-13,
                             0x1p-53};
  for (int i = 1; i < 3001; ++i) shares.push_back(i / 3001.0);
  for (const auto set : {InstructionSet::baseline, InstructionSet::v2, InstructionSet::v3, InstructionSet::v4}) {
    if (set > greatest_instruction_set()) continue;
    for (const std::size_t count : {shares.size(), std::size_t{13}}) {
      std::vector<double> quantiles(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(count));
      normal_quantiles(quantiles, set);
      for (std::size_t i = 0; i < count; ++i)
        EXPECT_EQ(std::bit_cast<std::uint64_t>(quantiles[i]), std::bit_cast<std::uint64_t>(normal_quantile(shares[i])))
            << name_of(set) << " " << shares[i];
    }
  }
}

}  // namespace
}  // namespace muster
