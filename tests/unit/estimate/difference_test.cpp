#include "muster/estimate/difference.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

TEST(PairedDifference, IsStudentsOnTheDraws) {
  // Draws differ by 1, 2, 3 (means over two futures that add chance +-0.5): t(2) at 0.95 is 4.302653.
  const std::vector<double> base{10, 20, 30, 40, 50, 60};
  const std::vector<double> scenario{11.5, 20.5, 32.5, 41.5, 53.5, 62.5};
  const PairedDifference shown = paired_difference(scenario, base, 2, 0.95);
  EXPECT_NEAR(shown.mean, 2, 1e-12);
  EXPECT_NEAR(shown.std_error, 1 / std::sqrt(3.0), 1e-12);
  EXPECT_NEAR(shown.simulation_error.high, 2 + 4.302653 / std::sqrt(3.0), 1e-6);
  EXPECT_EQ(shown.better, 1);
  // Variance within a draw is 0.5, so 0.25 of the total of 1 is chance: the extremes come in by sqrt(0.75).
  EXPECT_NEAR(shown.p90.low, 2 - std::sqrt(0.75), 1e-12);
  EXPECT_NEAR(shown.p90.high, 2 + std::sqrt(0.75), 1e-12);
}

TEST(PairedDifference, WhereNoDrawDiffersTheDrawsAreCounted) {
  const std::vector<double> hits(200, 1.0);
  const PairedDifference shown = paired_probability_difference(hits, hits, 2, 0.95);
  EXPECT_EQ(shown.mean, 0);
  EXPECT_NEAR(shown.simulation_error.high, 0.0362166926, 1e-9);
  EXPECT_NEAR(shown.simulation_error.low, -0.0362166926, 1e-9);
  EXPECT_EQ(shown.better, 0.5);
}

TEST(PairedDifference, FailedPairsBoundBothWays) {
  std::vector<double> base(100, 0.0);
  std::vector<double> scenario(100, 0.0);
  for (std::size_t i = 0; i < 30; ++i) scenario[i] = 1;
  const Interval whole = paired_probability_difference(scenario, base, 1, 0.95).simulation_error;
  base.insert(base.end(), 10, std::numeric_limits<double>::quiet_NaN());
  scenario.insert(scenario.end(), 10, 1.0);
  const PairedDifference shown = paired_probability_difference(scenario, base, 1, 0.95);
  EXPECT_EQ(shown.failed, 10u);
  EXPECT_NEAR(shown.simulation_error.low, (100 * whole.low - 10) / 110, 1e-12);
  EXPECT_NEAR(shown.simulation_error.high, (100 * whole.high + 10) / 110, 1e-12);
  EXPECT_TRUE(std::isnan(shown.p90.low));
}

TEST(PairedDifference, RefusesWhatIsNotPaired) {
  const std::vector<double> four(4, 1.0);
  const std::vector<double> three(3, 1.0);
  EXPECT_THROW((void)paired_difference(four, three, 1, 0.95), InvalidInput);
  EXPECT_THROW((void)paired_difference(three, three, 2, 0.95), InvalidInput);
  EXPECT_THROW((void)paired_difference(four, four, 4, 0.95), InvalidInput);
}

}  // namespace
}  // namespace muster
