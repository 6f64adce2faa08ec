#include "muster/estimate/conditional.hpp"

#include "muster/core/require.hpp"
#include "muster/sampling/stream.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace muster {
namespace {

TEST(ConditionalProbability, IsTheRatioOfTheMeans) {
  const std::vector<double> both{0.1, 0.0, 0.2}, event{0.2, 0.4, 0.4};
  const ConditionalProbability p = conditional_probability(both, event, 0.95);
  EXPECT_DOUBLE_EQ(p.mean, 0.3);
  // Residuals 0.04, -0.12, 0.08: their squares sum to 0.0224; the mean of the events is 1/3.
  EXPECT_NEAR(p.std_error, std::sqrt(0.0224 / 2 / 3) * 3, 1e-12);
}

TEST(ConditionalProbability, WithOneWeightForAllIsThePlainMean) {
  const std::vector<double> both{0.1, 0.0, 0.25, 0.05}, event(4, 0.5);
  EXPECT_DOUBLE_EQ(conditional_probability(both, event, 0.9).mean, 0.2);
}

TEST(ConditionalProbability, LeavesFailedDrawsOutOfBothMeans) {
  constexpr double failed = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> both{0.1, failed, 0.3}, event{0.2, 0.9, 0.6};
  EXPECT_DOUBLE_EQ(conditional_probability(both, event, 0.95).mean, 0.5);
}

TEST(ConditionalProbability, SaysNothingOfAnEventThatCannotHappen) {
  const std::vector<double> none(3, 0.0);
  EXPECT_TRUE(std::isnan(conditional_probability(none, none, 0.95).mean));
}

TEST(ConditionalProbability, RefusesShapesThatDiffer) {
  const std::vector<double> two(2, 0.1), three(3, 0.1);
  EXPECT_THROW((void)conditional_probability(two, three, 0.95), InvalidInput);
  EXPECT_THROW((void)conditional_probability(std::span(two).first(1), std::span(two).first(1), 0.95), InvalidInput);
}

// 400 samples of 100 draws, P(B) uniform on (0, 0.4), P(A | B, draw) uniform on (0, 1): P(A | B) is 0.5. Nominal 95 %
// covers 353 .. 396 of 400 with a false-alarm rate under 1e-4 on either side of what Student's t keeps.
TEST(ConditionalProbability, CoversTheTruthAsOftenAsItSays) {
  int covered = 0;
  for (std::uint32_t sample = 0; sample < 400; ++sample) {
    std::vector<double> both, event;
    for (std::uint32_t draw = 0; draw < 100; ++draw) {
      const auto u = [&](std::uint32_t year) {
        return uniform({.seed = 11, .draw = draw, .future = sample, .purpose = purpose("ratio"), .year = year});
      };
      event.push_back(0.4 * u(0));
      both.push_back(event.back() * u(1));
    }
    const Interval error = conditional_probability(both, event, 0.95).simulation_error;
    covered += error.low <= 0.5 && 0.5 <= error.high;
  }
  EXPECT_GE(covered, 360);
  EXPECT_LE(covered, 396);
}

}  // namespace
}  // namespace muster
