#include "muster/sensitivity/index.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "support/message_of.hpp"

namespace muster {
namespace {

using ::testing::HasSubstr;

// Counts of a group are binomial(8, 1/8): mean 1, variance 7/8; over 4,000 rows five standard errors are 0.074.
TEST(ResampledGroups, EveryRowHasAsManyGroupsAndEachIsTakenOnceOnAverage) {
  const auto counts = resampled_groups({.groups = 8, .repeats = 4000});
  double first = 0, squares = 0;
  for (const auto& row : counts) {
    EXPECT_EQ(std::accumulate(row.begin(), row.end(), 0.0), 8);
    first += row[0] / 4000;
    squares += (row[0] - 1) * (row[0] - 1) / 4000;
  }
  EXPECT_NEAR(first, 1, 0.074);
  EXPECT_NEAR(squares, 0.875, 0.15);
  EXPECT_EQ(counts, resampled_groups({.groups = 8, .repeats = 4000}));
}

TEST(ResampledGroups, RefusesWhatTellsNoError) {
  EXPECT_THAT(test::message_of([] { (void)resampled_groups({.groups = 1}); }), HasSubstr("bootstrap of 1 groups"));
  EXPECT_THAT(test::message_of([] { (void)resampled_groups({.level = 1}); }), HasSubstr("level 1"));
}

TEST(BootstrapError, IsAnIntervalOfStudentsAroundTheEstimate) {
  const IndexEstimate index = with_bootstrap_error(-0.1, {-1, 0, 1}, {.groups = 16});  // spread 1
  const double reach = 2.131450 * std::sqrt(16.0 / 15.0);  // Student's t of 15 degrees, from a table
  EXPECT_EQ(index.value, -0.1);
  EXPECT_NEAR(index.error.low, -0.1 - reach, 1e-5);
  EXPECT_NEAR(index.error.high, -0.1 + reach, 1e-5);
}

TEST(BootstrapError, LeavesOutSetsWithoutAMeaning) {
  const double none = std::nan("");
  EXPECT_EQ(with_bootstrap_error(1, {-1, none, 0, 1, none}, {}).error, with_bootstrap_error(1, {-1, 0, 1}, {}).error);
  EXPECT_TRUE(std::isnan(with_bootstrap_error(1, {none, 2}, {}).error.low));
}

}  // namespace
}  // namespace muster
