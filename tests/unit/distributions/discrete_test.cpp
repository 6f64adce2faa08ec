#include "muster/distributions/discrete.hpp"
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

TEST(Discrete, TakesItsValuesByTheirWeights) {
  const Discrete years{{{.value = 4, .weight = 3}, {.value = 1, .weight = 1}}};
  EXPECT_DOUBLE_EQ(years.mean(), 3.25);
  EXPECT_EQ(years.quantile(0), 1);
  EXPECT_EQ(years.quantile(0.25), 1);
  EXPECT_EQ(years.quantile(0.26), 4);
  EXPECT_EQ(years.quantile(1), 4);
  EXPECT_EQ(years.upper_quantile(0.74), 4);
  EXPECT_EQ(years.upper_quantile(0.76), 1);
  EXPECT_EQ(years.upper_quantile(1), 1);
  EXPECT_EQ(years.share_below(0.9), 0);
  EXPECT_EQ(years.share_below(1), 0.25);
  EXPECT_EQ(years.share_below(4), 1);
}

TEST(Discrete, RefusesWhatCannotBeDrawn) {
  EXPECT_EQ(message_of([] { Discrete{{}}; }),
            "discrete() has no outcome (there is nothing to draw); write value:weight, value:weight");
  EXPECT_EQ(message_of([] { Discrete{{{.value = 1, .weight = 0}}}; }),
            "discrete(1:0) cannot be drawn (a weight must be positive and both finite); write value:weight");
  EXPECT_EQ(message_of([] {
              Discrete{{{.value = 1, .weight = 1}, {.value = 1, .weight = 2}}};
            }),
            "discrete() names 1 twice (one value has one weight); write their sum as its weight");
}

}  // namespace
}  // namespace muster
