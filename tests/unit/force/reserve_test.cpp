#include "muster/force/reserve.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

Reserve hundred_just_out() {
  Reserve reserve;
  reserve.regular[0] = 100;
  reserve.veterans[0] = 40;
  return reserve;
}

TEST(Reserve, FadesByKeepingAndAge) {
  const Reserve next = fade(hundred_just_out(), {.keep = 0.9, .veterans_in_age = 0.5, .years = 3});
  EXPECT_DOUBLE_EQ(next.regular[1], 90);
  EXPECT_DOUBLE_EQ(next.veterans[1], 18);
  EXPECT_DOUBLE_EQ(next.enrolled(), 108);
}

TEST(Reserve, DropsThoseOutForMoreThanTheLimit) {
  Reserve reserve = hundred_just_out();
  for (int year = 0; year < 3; ++year) reserve = fade(reserve, {.keep = 1, .veterans_in_age = 1, .years = 3});
  EXPECT_DOUBLE_EQ(reserve.enrolled(), 140);
  EXPECT_DOUBLE_EQ(fade(reserve, {.keep = 1, .veterans_in_age = 1, .years = 3}).enrolled(), 0);
}

TEST(Reserve, RefreshersCountAsJustOutAndNobodyIsLost) {
  Reserve faded = fade(hundred_just_out(), {.keep = 1, .veterans_in_age = 1, .years = 3});
  const Reserve next = refresh(faded, 0.25);
  EXPECT_DOUBLE_EQ(next.regular[0], 25);
  EXPECT_DOUBLE_EQ(next.regular[1], 75);
  EXPECT_DOUBLE_EQ(next.veterans[0], 10);
  EXPECT_DOUBLE_EQ(next.enrolled(), 140);
}

TEST(Reserve, ReadinessDecaysByTheYearsSinceService) {
  Reserve reserve;
  reserve.regular[0] = 10;
  reserve.regular[2] = 20;
  reserve.veterans[1] = 5;
  EXPECT_NEAR(ready_reserve(reserve, {.turn_out = 0.6, .kept = std::exp(-0.2), .years = 3}),
              0.6 * (10 + 5 * std::exp(-0.2) + 20 * std::exp(-0.4)), 1e-12);
}

}  // namespace
}  // namespace muster
