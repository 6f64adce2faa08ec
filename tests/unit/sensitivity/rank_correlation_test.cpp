#include "muster/sensitivity/rank_correlation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "muster/core/require.hpp"
#include "support/known_functions.hpp"
#include "support/message_of.hpp"

namespace muster {
namespace {

using test::normals;
using ::testing::HasSubstr;

TEST(MidRanks, EqualValuesShareTheMeanOfTheirRanks) {
  const std::vector<double> values{3, 1, 3, 2, 3};
  const Eigen::VectorXd ranks = mid_ranks(values);
  EXPECT_EQ(ranks, (Eigen::VectorXd(5) << 4, 1, 4, 2, 4).finished());
}

// y = exp(x0 + x1 + e): ranks of normals correlate by (6 / pi) asin(r / 2), and the partial correlation of x0 follows
// from the three pairs. Its standard error is about (1 - r^2) / sqrt(8192) = 0.007: five of them fail 1 seed in 2e6.
TEST(PartialRankCorrelation, AgreesWithTheClosedFormOfMonotoneGaussians) {
  const Eigen::MatrixXd z = normals(8192, 3, 11);
  Eigen::MatrixXd x = z.leftCols(2);
  x.col(1) = 0.5 * z.col(0) + std::sqrt(0.75) * z.col(1);
  const Eigen::MatrixXd y = (x.col(0) + x.col(1) + z.col(2)).array().exp();
  const auto rank = [](double r) { return 6 / std::numbers::pi * std::asin(r / 2); };
  const double a = rank(1.5 / 2), c = rank(0.5);  // cov(x0, y) = 1.5, var(y) = 4
  const double expected = (a - a * c) / std::sqrt((1 - a * a) * (1 - c * c));
  const auto found = partial_rank_correlations(x, y, {});
  EXPECT_NEAR(found[0][0].value, expected, 0.035);
  EXPECT_NEAR(found[0][1].value, expected, 0.035);
  EXPECT_LT(found[0][0].error.low, found[0][0].value);
  EXPECT_NEAR(found[0][0].error.high - found[0][0].error.low, 2 * 1.96 * (1 - expected * expected) / std::sqrt(8192.0),
              0.015);
}

TEST(PartialRankCorrelation, SignsFollowAndIdleInputsHaveNone) {
  const Eigen::MatrixXd x = normals(2048, 3, 5);
  Eigen::MatrixXd y(2048, 2);
  y.col(0) = x.col(0).array().cube();
  y.col(1) = -x.col(0) + x.col(1);
  const auto found = partial_rank_correlations(x, y, {});
  EXPECT_NEAR(found[0][0].value, 1, 1e-9);
  EXPECT_LT(found[1][0].value, -0.9);
  EXPECT_GT(found[1][1].value, 0.9);
  EXPECT_NEAR(found[1][2].value, 0, 0.11);  // 5 standard errors of 1 / sqrt(2048)
}

TEST(PartialRankCorrelation, AnOutputThatNeverChangesHasNone) {
  const auto found = partial_rank_correlations(normals(256, 2, 1), Eigen::MatrixXd::Ones(256, 1), {});
  EXPECT_TRUE(std::isnan(found[0][0].value));
}

TEST(PartialRankCorrelation, RefusesWhatItCannotUse) {
  const Eigen::MatrixXd x = normals(256, 2, 1);
  const auto told = [](const Eigen::MatrixXd& in, const Eigen::MatrixXd& out) {
    return test::message_of([&] { (void)partial_rank_correlations(in, out, {}); });
  };
  EXPECT_THAT(told(x, x.topRows(99)), HasSubstr("inputs of 256 draws and outputs of 99"));
  EXPECT_THAT(told(x.topRows(99), x.topRows(99)), HasSubstr("make at least 128"));
  EXPECT_THAT(told(x, x * std::nan("")), HasSubstr("leave it out"));
  EXPECT_THAT(told(x * 0, x), HasSubstr("input 0 is constant"));
  EXPECT_THAT(told(x, Eigen::MatrixXd(256, 0)), HasSubstr("0 outputs"));
}

}  // namespace
}  // namespace muster
