#include "muster/assessment/grid_search.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>

namespace muster {
namespace {

struct Search {
  double found;
  int tries;
};

Search search(double guess, const std::function<Verdict(double)>& judge) {
  GridSearch search(guess, 0.95);
  int tries = 0;
  for (; !search.done(); ++tries) search.tell(judge(search.next()));
  return {search.found(), tries};
}

/// Short of supply above it, content with what it aims at below.
Verdict supply(double active, double supply) {
  const double margin = std::min(active, supply) - 0.95 * active;
  return {margin >= 0, margin};
}

TEST(GridSearch, FindsALinearLimitInAHandfulOfTries) {
  for (const double limit : {3.0, 17'300.0, 250'000.0, 2'700'000.0}) {
    const Search result = search(greatest_force, [limit](double active) { return supply(active, limit); });
    EXPECT_LE(result.found, limit / 0.95);
    EXPECT_GT(result.found, limit / 0.95 - force_step);
    EXPECT_LE(result.tries, 5) << limit;
  }
}

TEST(GridSearch, AGoodGuessTakesTwoTries) {
  const double edge = 250'000 / 0.95;
  const Search result = search(edge, [](double active) { return supply(active, 250'000); });
  EXPECT_EQ(result.tries, 2);
}

TEST(GridSearch, WithoutMarginsItIsABisection) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const Search result = search(greatest_force, [](double active) { return Verdict{active <= 123'456, unknown}; });
  EXPECT_LE(result.found, 123'456);
  EXPECT_GT(result.found, 123'456 - force_step);
  EXPECT_LE(result.tries, halvings + 2);  // one of them at the least size
}

TEST(GridSearch, WithoutMarginsNothingHeldIsSoonKnown) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const Search result = search(greatest_force, [](double) { return Verdict{false, unknown}; });
  EXPECT_EQ(result.found, 0);
  EXPECT_LE(result.tries, 5);
}

TEST(GridSearch, MisleadingMarginsCostTriesButNotTheResult) {
  for (const double scale : {1e-9, 1e-3, 1e3, 1e9}) {
    const auto judge = [scale](double active) { return Verdict{active <= 123'456, scale * (123'456 - active)}; };
    const Search result = search(40'000, judge);
    EXPECT_LE(result.found, 123'456);
    EXPECT_GT(result.found, 123'456 - force_step);
    EXPECT_LE(result.tries, 4 * halvings) << scale;
  }
}

TEST(GridSearch, NothingHeldIsZeroAndEverythingHeldTheLastPoint) {
  EXPECT_EQ(search(greatest_force, [](double active) { return Verdict{false, -active}; }).found, 0);
  EXPECT_EQ(search(100, [](double active) { return Verdict{true, active}; }).found, greatest_force - force_step);
}

}  // namespace
}  // namespace muster
