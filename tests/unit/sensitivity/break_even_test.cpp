// Where a probability crosses a level: against curves with known crossings.
#include "muster/sensitivity/break_even.hpp"

#include "muster/core/require.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

double cumulative(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }

ProbabilityCurve normal_curve(double slope, double error, int* asked = nullptr) {
  return [=](std::span<const double> values) {
    std::vector<LeverPoint> points;
    for (const double x : values) points.push_back({cumulative(slope * (x - 2)), error});
    if (asked != nullptr) *asked += static_cast<int>(values.size());
    return points;
  };
}

TEST(BreakEven, RisingCurveCrossesAtItsQuantile) {
  int asked = 0;
  const BreakEven found =
      find_break_even(normal_curve(1, 0.01, &asked), {.low = 0, .high = 5, .level = 0.8, .rounds = 3});
  EXPECT_EQ(found.status, BreakEvenStatus::found);
  EXPECT_TRUE(found.rising);
  EXPECT_EQ(found.crossings, 1);
  EXPECT_NEAR(found.value, 2.841621, 1e-4);
  // The limits cross where Phi is 0.8 less and more 1.96 standard errors.
  EXPECT_NEAR(cumulative(found.ci_low - 2), 0.8 - 0.0196, 1e-4);
  EXPECT_NEAR(cumulative(found.ci_high - 2), 0.8 + 0.0196, 1e-4);
  EXPECT_LT(asked, 9 + 3 * 3 * 4 + 1);
}

TEST(BreakEven, FallingCurveHasItsIntervalInOrder) {
  const BreakEven found = find_break_even(normal_curve(-1, 0.02), {.low = 0, .high = 5, .level = 0.3, .rounds = 3});
  EXPECT_EQ(found.status, BreakEvenStatus::found);
  EXPECT_FALSE(found.rising);
  EXPECT_NEAR(found.value, 2.524401, 1e-4);
  EXPECT_LT(found.ci_low, found.value);
  EXPECT_GT(found.ci_high, found.value);
}

TEST(BreakEven, SaysAlwaysAndNever) {
  const BreakEvenPlan plan{.low = 4, .high = 5, .level = 0.5};
  EXPECT_EQ(find_break_even(normal_curve(1, 0.01), plan).status, BreakEvenStatus::always);
  const BreakEven never = find_break_even(normal_curve(-1, 0.01), plan);
  EXPECT_EQ(never.status, BreakEvenStatus::never);
  EXPECT_TRUE(std::isnan(never.value));
}

TEST(BreakEven, AnIntervalThatLeavesTheRangeIsOpen) {
  const BreakEven found = find_break_even(normal_curve(1, 0.1), {.low = 1.9, .high = 5, .level = 0.5});
  EXPECT_EQ(found.status, BreakEvenStatus::found);
  EXPECT_TRUE(std::isnan(found.ci_low));
  EXPECT_GT(found.ci_high, found.value);
}

TEST(BreakEven, CountsTheCrossingsOfACurveThatTurns) {
  const ProbabilityCurve hill = [](std::span<const double> values) {
    std::vector<LeverPoint> points;
    for (const double x : values) points.push_back({1 - x * x, 0.001});
    return points;
  };
  const BreakEven found = find_break_even(hill, {.low = -1, .high = 1, .level = 0.5, .rounds = 3});
  EXPECT_EQ(found.crossings, 2);
  EXPECT_NEAR(found.value, -std::sqrt(0.5), 1e-4);
}

TEST(BreakEven, RefusesAPlanThatCannotCross) {
  EXPECT_THROW((void)find_break_even(normal_curve(1, 0), {.low = 1, .high = 1}), InvalidInput);
  EXPECT_THROW((void)find_break_even(normal_curve(1, 0), {.low = 0, .high = 1, .level = 1}), InvalidInput);
  EXPECT_THROW((void)find_break_even(normal_curve(1, 0), {.low = 0, .high = 1, .grid = 1}), InvalidInput);
}

TEST(BreakEven, TheDrawIsTheUnitOfItsError) {
  // Two draws of four futures each, 4 and 0 hits: P 1/2, and the error of two numbers 1 and 0.
  const std::vector<double> hits{4, 0, 0}, valid{4, 4, 0};
  const LeverPoint point = curve_point(hits, valid);
  EXPECT_DOUBLE_EQ(point.probability, 0.5);
  EXPECT_DOUBLE_EQ(point.std_error, 0.5);
  EXPECT_TRUE(std::isnan(curve_point(std::vector<double>{0}, std::vector<double>{0}).probability));
}

TEST(CurvePoint, OfScrambledPointsHasTheErrorBetweenCopies) {
  const std::vector<double> hits{4, 0, 3, 1, 4, 0, 1, 3}, valid(8, 4);  // two copies: 3, 1 of 4 a draw; 12 and 4 hits
  const LeverPoint point = curve_point(hits, valid, 2);
  EXPECT_DOUBLE_EQ(point.probability, 0.5);
  // copy means 0.75 and 0.25: standard error 0.25; Student's t with one degree of freedom, 12.706205
  EXPECT_NEAR(point.std_error * 1.959964, 0.25 * 12.706205, 1e-5);
}

}  // namespace
}  // namespace muster
