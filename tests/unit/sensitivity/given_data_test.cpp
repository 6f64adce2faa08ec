#include "muster/sensitivity/given_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "support/known_functions.hpp"
#include "support/message_of.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using test::Ishigami;
using ::testing::HasSubstr;

std::vector<OutputIndices> estimated(const MatrixXd& inputs, const SampleOutputs& outputs,
                                     const InputDependence& dependence, const GivenDataPlan& plan = {}) {
  const std::vector players{Players::each(inputs.cols())};
  return given_data_indices(inputs, outputs, dependence, players, plan);
}

// At 2^13 draws the standard errors are below 0.012; tolerances are five of them.
TEST(GivenData, AgreesWithIshigami) {
  const MatrixXd shares = test::uniforms(1 << 13, 3, 1);
  const auto found = estimated(shares, {test::values_of<Ishigami>(shares), {}}, InputDependence(3));
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found[0].by[0].first[i].value, Ishigami::first[i], 0.06) << i;
    EXPECT_NEAR(found[0].by[0].total[i].value, Ishigami::total[i], 0.06) << i;
    EXPECT_NEAR(found[0].by[0].shapley[i].value, Ishigami::shapley[i], 0.06) << i;
    EXPECT_LT(found[0].by[0].total[i].error.low, Ishigami::total[i]);
    EXPECT_GT(found[0].by[0].total[i].error.high, found[0].by[0].total[i].value);
  }
  EXPECT_NEAR(found[0].unexplained.value, 0, 0.02);
  EXPECT_EQ(found[0].chance.value, 0);
}

// y = x0 + x1 - 2 x2, x1 and x2 correlated by 0.7: closed form as in effects_test.cpp, over the variance 3.2.
TEST(GivenData, AgreesWithTheClosedFormOfCorrelatedGaussiansTo1Percent) {
  const double r = 0.7, half = r * r / 2, variance = 1 + 1 + 4 - 4 * r;
  MatrixXd x = test::normals(1 << 13, 3, 2), correlation = MatrixXd::Identity(3, 3);
  x.col(2) = r * x.col(1) + std::sqrt(1 - r * r) * x.col(2);
  correlation(1, 2) = correlation(2, 1) = r;
  const auto found = estimated(x, {x.col(0) + x.col(1) - 2 * x.col(2), {}}, InputDependence(correlation));
  const auto& shapley = found[0].by[0].shapley;
  EXPECT_NEAR(shapley[0].value, 1 / variance, 0.01);
  EXPECT_NEAR(shapley[1].value, (1 - half - 2 * r + 4 * half) / variance, 0.01);
  EXPECT_NEAR(shapley[2].value, (4 * (1 - half) - 2 * r + half) / variance, 0.01);
  EXPECT_NEAR(found[0].by[0].first[1].value, std::pow(1 - 2 * r, 2) / variance, 0.02);
  EXPECT_NEAR(found[0].by[0].total[1].value, (1 - r * r) / variance, 0.02);
}

// Two levels: y = x0 + 2 e over 4 futures. Chance holds 4 of 5; what is left belongs to x0, and x1 is idle.
TEST(GivenData, ChanceIsTheShareWithinDraws) {
  const Index draws = 4096;
  const MatrixXd x = test::normals(draws, 2, 3), e = test::normals(draws, 4, 4);
  MatrixXd mean(draws, 1), within(draws, 1);
  for (Index i = 0; i < draws; ++i) {
    const Eigen::RowVectorXd y = x(i, 0) + 2 * e.row(i).array();
    mean(i, 0) = y.mean();
    within(i, 0) = (y.array() - y.mean()).square().sum() / 3;
  }
  const auto found = estimated(x, {mean, within, 4}, InputDependence(2));
  EXPECT_NEAR(found[0].chance.value, 0.8, 0.02);
  EXPECT_NEAR(found[0].by[0].first[0].value, 0.2, 0.04);
  EXPECT_NEAR(found[0].by[0].shapley[0].value, 0.2, 0.04);
  EXPECT_NEAR(found[0].by[0].first[1].value, 0, 0.01);
  EXPECT_NEAR(found[0].unexplained.value, 0, 0.02);
  EXPECT_TRUE(found[0].chance.error.contains(found[0].chance.value));
}

// Estimates of an idle input fall on both sides of 0: they are not cut.
TEST(GivenData, IdleInputsAreEstimatedAroundZero) {
  int below = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const MatrixXd x = test::normals(512, 3, 100 + seed);
    const auto found = estimated(x, {x.col(0) + test::normals(512, 1, 500 + seed), {}}, InputDependence(3));
    for (const std::size_t i : {1U, 2U}) below += found[0].by[0].first[i].value < 0;
  }
  EXPECT_GE(below, 10);  // of 40; the median of a centred chi-squared lies a little below 0
  EXPECT_LE(below, 36);
}

TEST(GivenData, GroupsAndInputsComeFromOneEstimate) {
  const MatrixXd x = test::uniforms(4096, 3, 5);
  const std::vector players{Players::each(3), Players{{0, 1, 0}, 2}};
  const auto found = given_data_indices(x, {test::values_of<Ishigami>(x), {}}, InputDependence(3), players, {});
  EXPECT_NEAR(found[0].by[1].shapley[0].value, found[0].by[0].shapley[0].value + found[0].by[0].shapley[2].value, 1e-9);
  EXPECT_EQ(found[0].by[1].first[1].value, found[0].by[0].first[1].value);
  EXPECT_NEAR(found[0].by[1].first[0].value, 0.557589, 0.08);  // of the group: first and joint effects
}

TEST(GivenData, AnOutputThatNeverChangesSaysSo) {
  const MatrixXd x = test::uniforms(256, 2, 5);
  EXPECT_TRUE(estimated(x, {MatrixXd::Ones(256, 1), {}}, InputDependence(2))[0].constant);
}

TEST(GivenData, RefusesWhatDoesNotFit) {
  const MatrixXd x = test::uniforms(256, 2, 5);
  EXPECT_THAT(test::message_of([&] {
                (void)estimated(x, {x, {}}, InputDependence(3));
              }),
              HasSubstr("a dependence of 3 inputs for a sample of 2"));
  EXPECT_THAT(test::message_of([&] {
                (void)estimated(x, {x, x.col(0), 2}, InputDependence(2));
              }),
              HasSubstr("one variance goes with each mean"));
}

}  // namespace
}  // namespace muster
