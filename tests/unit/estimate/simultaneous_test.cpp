#include "muster/estimate/simultaneous.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "muster/core/require.hpp"

namespace muster {
namespace {

/// Point k is an orthogonal contrast of the draws: neighbours are uncorrelated.
Eigen::ArrayXd contrast(std::size_t point) {
  Eigen::ArrayXd shares(64);
  for (Eigen::Index i = 0; i < 64; ++i) shares[i] = static_cast<double>((i >> point) & 1);
  return shares;
}

TEST(SimultaneousScore, OfOnePointIsThePointwiseOne) {
  EXPECT_NEAR(simultaneous_score(contrast, 1, 0.95), 1.959963985, 1e-8);
  EXPECT_NEAR(coverage_of_score(1.959963985), 0.95, 1e-9);
}

TEST(SimultaneousScore, OfEqualPointsIsThePointwiseOne) {
  const auto same = [](std::size_t) { return contrast(0); };
  EXPECT_NEAR(simultaneous_score(same, 50, 0.95), 1.959963985, 1e-6);
}

TEST(SimultaneousScore, OfIndependentPointsLiesBetweenExactAndBonferroni) {
  const double score = simultaneous_score(contrast, 5, 0.95);
  EXPECT_GE(score, 2.5688);  // where (1 - 2 Q)^5 = 0.95
  EXPECT_LE(score, 2.5759);  // where 5 2 Q = 0.05
}

TEST(SimultaneousScore, PassesOverPointsWithoutSpread) {
  const auto sometimes = [](std::size_t point) {
    return point % 2 == 0 ? contrast(0) : Eigen::ArrayXd(Eigen::ArrayXd::Ones(64));
  };
  EXPECT_NEAR(simultaneous_score(sometimes, 7, 0.95), 1.959963985, 1e-6);
}

TEST(SimultaneousScore, RefusesAnEmptyCurve) {
  EXPECT_THROW((void)simultaneous_score(contrast, 0, 0.95), InvalidInput);
  EXPECT_THROW((void)simultaneous_score(contrast, 2, 1.95), InvalidInput);
}

}  // namespace
}  // namespace muster
