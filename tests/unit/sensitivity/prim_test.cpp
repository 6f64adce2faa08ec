// Boxes of scenario discovery: a planted one is found, noise gives none, the numbers of a box are what they say.
#include "muster/sensitivity/prim.hpp"

#include "muster/core/require.hpp"
#include "muster/sampling/stream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace muster {
namespace {

constexpr Eigen::Index points = 10'000, dimensions = 10;

double number(std::uint64_t seed, Eigen::Index row, Eigen::Index column) {
  return uniform({.seed = seed,
                  .draw = static_cast<std::uint32_t>(row),
                  .future = no_future,
                  .purpose = purpose("prim test"),
                  .year = static_cast<std::uint32_t>(column)});
}

Eigen::MatrixXd cube(std::uint64_t seed) {
  return Eigen::MatrixXd::NullaryExpr(points, dimensions,
                                      [&](Eigen::Index row, Eigen::Index column) { return number(seed, row, column); });
}

const double side = std::cbrt(0.04);  // three inputs, 4 % of the volume
constexpr std::array<double, 3> low{0.3, 0, 0.5};

bool planted(const Eigen::MatrixXd& x, Eigen::Index row) {
  for (int i = 0; i < 3; ++i) {
    if (x(row, 2 * i + 1) < low[i] || x(row, 2 * i + 1) > low[i] + side) return false;
  }
  return true;
}

/// The planted box with 5 % of the labels turned over.
Eigen::VectorXd noisy_labels(const Eigen::MatrixXd& x, std::uint64_t seed) {
  Eigen::VectorXd y(points);
  for (Eigen::Index row = 0; row < points; ++row) {
    const bool wrong = number(seed, row, dimensions) < 0.05;
    y[row] = planted(x, row) != wrong;
  }
  return y;
}

void expect_planted_box(std::uint64_t seed) {
  SCOPED_TRACE(::testing::Message() << "seed " << seed);
  const Eigen::MatrixXd x = cube(seed);
  const Discovery found = discover_boxes(x, noisy_labels(x, seed), {.resamples = seed == 1 ? 10u : 0u});
  ASSERT_FALSE(found.boxes.empty());
  const DiscoveredBox& box = found.boxes.front();
  ASSERT_EQ(box.restrictions.size(), 3u);  // no extra input
  for (std::size_t i = 0; i < 3; ++i) {
    const BoxRestriction& restriction = box.restrictions[i];
    EXPECT_EQ(restriction.input, 2 * i + 1);
    // Uniform on [0, 1]: an open end lies at 0 or 1.
    EXPECT_NEAR(std::max(restriction.bounds.low, 0.0), low[i], 0.05);
    EXPECT_NEAR(std::min(restriction.bounds.high, 1.0), low[i] + side, 0.05);
    EXPECT_LT(restriction.quasi_p, 0.05);
    if (seed == 1) {
      EXPECT_EQ(restriction.resampled, 1);
    }
  }
  EXPECT_GE(box.held_back_density, 0.8);
}

TEST(Prim, FindsAPlantedBoxAndNothingElse) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) expect_planted_box(seed);
}

/// How many of the seeds find a box in outcomes that no input bears on.
int found_in_noise(std::uint64_t seeds) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    const Eigen::VectorXd y =
        Eigen::VectorXd::NullaryExpr(points, [&](Eigen::Index row) { return number(seed, row, dimensions) < 0.09; });
    found += !discover_boxes(cube(seed), y, {}).boxes.empty();
  }
  return found;
}

// A box must be denser on the half held back at 1 %: of 8 seeds more than one finds a box by chance in 0.3 % of worlds.
// MUSTER_NOISE_SEEDS=100 measures the rate itself.
TEST(Prim, FindsNothingInNoise) {
  const char* const asked = std::getenv("MUSTER_NOISE_SEEDS");
  const std::uint64_t seeds = asked != nullptr ? std::strtoull(asked, nullptr, 10) : 8;
  const int found = found_in_noise(seeds);
  RecordProperty("found", found);
  if (asked != nullptr) std::printf("boxes in %d of %d seeds of pure noise\n", found, static_cast<int>(seeds));
  EXPECT_LE(found, std::max(1, static_cast<int>(seeds / 20)));
}

TEST(Prim, AShareOfFuturesIsAnOutcomeToo) {
  const Eigen::MatrixXd x = cube(3).topRows(2000);
  const Eigen::VectorXd share = x.col(4).unaryExpr([](double v) { return v > 0.7 ? 0.9 : 0.2; });
  const Discovery found = discover_boxes(x, share, {});
  ASSERT_EQ(found.boxes.size(), 1u);
  ASSERT_EQ(found.boxes[0].restrictions.size(), 1u);
  EXPECT_EQ(found.boxes[0].restrictions[0].input, 4u);
  EXPECT_NEAR(found.boxes[0].restrictions[0].bounds.low, 0.7, 0.01);
  EXPECT_NEAR(found.boxes[0].density, 0.9, 1e-9);
  EXPECT_NEAR(found.boxes[0].coverage, 0.3 * 0.9 / (0.3 * 0.9 + 0.7 * 0.2), 0.02);
  EXPECT_NEAR(found.boxes[0].support, 0.3, 0.02);
}

TEST(Prim, FindsASecondBoxInWhatTheFirstLeaves) {
  const Eigen::MatrixXd x = cube(4);
  Eigen::VectorXd y(points);
  for (Eigen::Index row = 0; row < points; ++row) y[row] = x(row, 0) < 0.2 || (x(row, 1) > 0.9 && x(row, 0) > 0.5);
  const Discovery found = discover_boxes(x, y, {});
  ASSERT_EQ(found.boxes.size(), 2u);
  EXPECT_NEAR(found.boxes[0].restrictions[0].bounds.high, 0.2, 0.01);
  EXPECT_GT(found.boxes[0].coverage + found.boxes[1].coverage, 0.98);
}

TEST(Prim, ThePeelingNarrowsFromEverythingAndIsTheSameForAnyThreads) {
  const Eigen::MatrixXd x = cube(5).topRows(4000);
  const Eigen::VectorXd y = noisy_labels(cube(5), 5).head(4000);
  const Discovery one = discover_boxes(x, y, {.resamples = 4, .threads = 1});
  const Discovery two = discover_boxes(x, y, {.resamples = 4, .threads = 2});
  ASSERT_FALSE(one.boxes.empty());
  double support = 1;
  for (const PeelStep& step : one.boxes[0].peeling) {
    EXPECT_LT(step.support, support);
    support = step.support;
  }
  ASSERT_EQ(one.boxes.size(), two.boxes.size());
  for (std::size_t i = 0; i < one.boxes[0].restrictions.size(); ++i) {
    EXPECT_EQ(one.boxes[0].restrictions[i].bounds, two.boxes[0].restrictions[i].bounds);
    EXPECT_EQ(one.boxes[0].restrictions[i].resampled, two.boxes[0].restrictions[i].resampled);
  }
}

TEST(Prim, RefusesASampleItCannotSplit) {
  EXPECT_THROW((void)discover_boxes(Eigen::MatrixXd::Zero(39, 2), Eigen::VectorXd::Zero(39), {}), InvalidInput);
  EXPECT_THROW((void)discover_boxes(Eigen::MatrixXd::Zero(50, 2), Eigen::VectorXd::Zero(49), {}), InvalidInput);
  EXPECT_THROW((void)discover_boxes(Eigen::MatrixXd::Zero(50, 2), Eigen::VectorXd::Constant(50, 2), {}), InvalidInput);
}

}  // namespace
}  // namespace muster
