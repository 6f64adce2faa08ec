// Lanes compiled for the least instruction set, which is all that this source is allowed to use.
#define MUSTER_TARGET test_baseline
#include "muster/core/lanes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace muster {
namespace {

using Values = std::array<double, lane_count>;

Values values_of(const Lanes& lanes) {
  Values values;
  lanes.store(values.data());
  return values;
}

constexpr Values some{1, -2, 0.3, 1e300, -0.0, 0, 7, 1e-300};
constexpr Values others{3, -2, 0.1, 1e-300, 0.0, -5, 7.5, 2};

TEST(Lanes, CalculateAsDoublesDo) {
  const Lanes a = Lanes::load(some.data()), b = Lanes::load(others.data());
  const std::array results{values_of(a + b),
                           values_of(a - b),
                           values_of(a * b),
                           values_of(a / b),
                           values_of(least(a, b)),
                           values_of(greatest(a, b)),
                           values_of(positive_part(a)),
                           values_of(2 - a)};
  for (std::size_t i = 0; i < some.size(); ++i) {
    const double x = some[i], y = others[i];
    const std::array expected{x + y, x - y, x * y, x / y, least(x, y), greatest(x, y), positive_part(x), 2 - x};
    for (std::size_t k = 0; k < expected.size(); ++k) {
      const bool same = results[k][i] == expected[k] || (std::isnan(results[k][i]) && std::isnan(expected[k]));
      EXPECT_TRUE(same) << "operation " << k << " lane " << i << ": " << results[k][i] << " for " << expected[k];
    }
  }
}

TEST(Lanes, SelectLaneByLane) {
  const Lanes a = Lanes::load(some.data()), b = Lanes::load(others.data());
  const Values picked = values_of(select(both(a<b, b> 0), Lanes(1.0), Lanes(0.0)));
  const Values joined = values_of(select(either(a <= b, a >= 1e200), Lanes(1.0), Lanes(0.0)));
  for (std::size_t i = 0; i < some.size(); ++i) {
    EXPECT_EQ(picked[i], some[i] < others[i] && others[i] > 0 ? 1 : 0) << i;
    EXPECT_EQ(joined[i], some[i] <= others[i] || some[i] >= 1e200 ? 1 : 0) << i;
  }
}

TEST(Lanes, AnySeesEveryLane) {
  EXPECT_FALSE(any(Lanes(1.0) > 2));
  for (std::size_t i = 0; i < some.size(); ++i) {
    Values one{};
    one[i] = 3;
    EXPECT_TRUE(any(Lanes::load(one.data()) > 2)) << i;
  }
}

TEST(Row, MovesOnAndAddsAsOneAfterTheOther) {
  for (int n = 1; n <= 26; ++n) {
    Row<double, 26> row, stepwise;
    for (int i = 0; i < 26; ++i) row[i] = stepwise[i] = std::sqrt(i + 2.0);
    for (int i = n - 1; i >= 1; --i) stepwise[i] = (0.9 - 0.01 * i) * stepwise[i - 1];
    stepwise[0] = 0;
    EXPECT_EQ(row.move_on(n, [](int i) { return 0.9 - 0.01 * (i + 1); }), stepwise.sum(n)) << n;
    EXPECT_EQ(row.values, stepwise.values) << n;
  }
}

TEST(Row, AddsInFourPartsTheSameForBoth) {
  Row<double, 7> numbers;
  Row<Lanes, 7> lanes;
  for (std::size_t i = 0; i < 7; ++i) {
    numbers[i] = 0.1 * static_cast<double>(i * i);
    lanes[i] = numbers[i];
  }
  for (int n = 0; n <= 7; ++n) EXPECT_EQ(values_of(lanes.sum(n))[5], numbers.sum(n));
  EXPECT_DOUBLE_EQ(numbers.sum(), 9.1);
}

}  // namespace
}  // namespace muster
