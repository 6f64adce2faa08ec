// The counting scalar of the benchmarks against counts by hand.
#include "support/counted.hpp"

#include "muster/core/lanes.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

using testing::Counted;
using testing::counted;
using testing::Tally;

void expect_tally(const Tally& tally, const Tally& expected) {
  EXPECT_EQ(tally.sums, expected.sums);
  EXPECT_EQ(tally.products, expected.products);
  EXPECT_EQ(tally.quotients, expected.quotients);
  EXPECT_EQ(tally.fused, expected.fused);
  EXPECT_EQ(tally.comparisons, expected.comparisons);
  EXPECT_EQ(tally.selects, expected.selects);
}

TEST(Counted, CountsAnExpressionAsByHand) {
  const Counted a = 3, b = 4;
  Counted c;
  const Tally tally = counted([&] { c = (a + b) * (a - 1) / 2 + 5 * b; });
  EXPECT_EQ(c.value(), 27);
  expect_tally(tally, {.sums = 3, .products = 2, .quotients = 1});
  EXPECT_EQ(tally.flops(), 6);
  EXPECT_EQ(tally.others(), 0);
}

TEST(Counted, CountsAFusedMultiplyAddTwice) {
  Counted c;
  const Tally tally = counted([&] { c = fma(Counted(2), Counted(3), Counted(4)); });
  EXPECT_EQ(c.value(), 10);
  expect_tally(tally, {.fused = 1});
  EXPECT_EQ(tally.flops(), 2);
}

TEST(Counted, CountsInPlace) {
  Counted c = 1;
  const Tally tally = counted([&] {
    c += 2;
    c *= c;
    c -= 1;
    c /= 2;
  });
  EXPECT_EQ(c.value(), 4);
  expect_tally(tally, {.sums = 2, .products = 1, .quotients = 1});
}

TEST(Counted, ComparesAndSelectsApartFromFlops) {
  Counted c;
  const Tally tally = counted([&] { c = greatest<Counted>(least<Counted>(7, 5), positive_part<Counted>(-2)); });
  EXPECT_EQ(c.value(), 5);
  expect_tally(tally, {.comparisons = 3, .selects = 3});
  EXPECT_EQ(tally.flops(), 0);
  EXPECT_EQ(tally.others(), 6);
}

TEST(Counted, CountsTheSumOfARow) {
  Row<Counted, 26> row;
  for (Counted& value : row.values) value = 1;
  Counted sum;
  // Four partial sums take all 26 values, and three additions join them.
  EXPECT_EQ(counted([&] { sum = row.sum(); }).sums, 26 + 3);
  EXPECT_EQ(sum.value(), 26);
}

TEST(Counted, CopiesAreFree) {
  const Counted a = 3;
  EXPECT_EQ(counted([&] {
              const Counted b = a;
              const Counted c = b;
              EXPECT_EQ(c.value(), 3);
            }).flops(),
            0);
}

}  // namespace
}  // namespace muster
