// Lanes compiled for the least instruction set, which is all that this source is allowed to use.
#define MUSTER_TARGET test_baseline
#include "muster/core/lanes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace muster {
namespace {

using Values = std::array<double, lane_count>;

constexpr Values some{1, -2, 0.3, 1e300, -0.0, 0, 7, 1e-300};
constexpr Values others{3, -2, 0.1, 1e-300, 0.0, -5, 7.5, 2};

/// What an operation makes of some and others, as many at once as a register holds.
template <class Operation>
Values apply(const Operation& operation) {
  Values results;
  for (std::size_t first = 0; first < lane_count; first += lanes_at_once) {
    const Lanes result = operation(Lanes::load(&some[first]), Lanes::load(&others[first]));
    result.store(&results[first]);
  }
  return results;
}

TEST(Lanes, CalculateAsDoublesDo) {
  const std::array results{apply([](const Lanes& a, const Lanes& b) { return a + b; }),
                           apply([](const Lanes& a, const Lanes& b) { return a - b; }),
                           apply([](const Lanes& a, const Lanes& b) { return a * b; }),
                           apply([](const Lanes& a, const Lanes& b) { return a / b; }),
                           apply([](const Lanes& a, const Lanes& b) { return least(a, b); }),
                           apply([](const Lanes& a, const Lanes& b) { return greatest(a, b); }),
                           apply([](const Lanes& a, const Lanes&) { return positive_part(a); }),
                           apply([](const Lanes& a, const Lanes&) { return 2 - a; })};
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
  const Values picked =
      apply([](const Lanes& a, const Lanes& b) { return select(both(a<b, b> 0), Lanes(1.0), Lanes(0.0)); });
  const Values joined =
      apply([](const Lanes& a, const Lanes& b) { return select(either(a <= b, a >= 1e200), Lanes(1.0), Lanes(0.0)); });
  for (std::size_t i = 0; i < some.size(); ++i) {
    EXPECT_EQ(picked[i], some[i] < others[i] && others[i] > 0 ? 1 : 0) << i;
    EXPECT_EQ(joined[i], some[i] <= others[i] || some[i] >= 1e200 ? 1 : 0) << i;
  }
}

TEST(Lanes, AnySeesEveryLane) {
  EXPECT_FALSE(any(Lanes(1.0) > 2));
  for (std::size_t i = 0; i < lanes_at_once; ++i) {
    std::array<double, lanes_at_once> one{};
    one[i] = 3;
    EXPECT_TRUE(any(Lanes::load(one.data()) > 2)) << i;
  }
}

TEST(Lanes, StandInRowsByField) {
  struct Pair {
    Lanes first, second;
  };
  std::array<double, 2 * lane_count> rows, back{};
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<double>(i);
  for (std::size_t lane = 0; lane < lane_count; lane += lanes_at_once) {
    Pair pair;
    load_rows<2>(&rows[lane], pair);
    std::array<double, lanes_at_once> first, second;
    pair.first.store(first.data());
    pair.second.store(second.data());
    for (std::size_t i = 0; i < lanes_at_once; ++i) {
      EXPECT_EQ(first[i], rows[lane + i]);
      EXPECT_EQ(second[i], rows[lane_count + lane + i]);
    }
    store_rows<2>(pair, &back[lane]);
  }
  EXPECT_EQ(back, rows);
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
  for (int n = 0; n <= 7; ++n) {
    std::array<double, lanes_at_once> sums, expected;
    lanes.sum(n).store(sums.data());
    expected.fill(numbers.sum(n));
    EXPECT_EQ(sums, expected) << n;
  }
  EXPECT_DOUBLE_EQ(numbers.sum(), 9.1);
}

}  // namespace
}  // namespace muster
