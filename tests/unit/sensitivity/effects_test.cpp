#include "muster/sensitivity/effects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/message_of.hpp"

namespace muster {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using ::testing::HasSubstr;

MatrixXd pair_of(double r) {
  MatrixXd matrix = MatrixXd::Identity(3, 3);
  matrix(1, 2) = matrix(2, 1) = r;
  return matrix;
}

VectorXd numbers(std::initializer_list<double> values) {
  VectorXd result(static_cast<Eigen::Index>(values.size()));
  std::copy(values.begin(), values.end(), result.data());
  return result;
}

TEST(Effects, OfIndependentInputsAreSharedByTerm) {
  const std::vector<BasisTerm> terms{{{{0, 1}}}, {{{0, 2}, {1, 3}}}, {{{2, 2}}}};
  const Effects effects = EffectForms(terms, InputDependence(3), Players::each(3)).of(numbers({2, 3, 1}));
  EXPECT_TRUE(effects.first.isApprox(numbers({4, 0, 1})));
  EXPECT_TRUE(effects.total.isApprox(numbers({13, 9, 1})));
  EXPECT_TRUE(effects.shapley.isApprox(numbers({8.5, 4.5, 1})));
}

TEST(Effects, AGroupKeepsWhatItsInputsShare) {
  const std::vector<BasisTerm> terms{{{{0, 1}}}, {{{0, 2}, {1, 3}}}, {{{1, 1}, {2, 2}}}};
  const Players groups{{0, 0, 1}, 2};
  const Effects effects = EffectForms(terms, InputDependence(3), groups).of(numbers({2, 3, 1}));
  EXPECT_TRUE(effects.first.isApprox(numbers({13, 0})));
  EXPECT_TRUE(effects.total.isApprox(numbers({14, 1})));
  EXPECT_TRUE(effects.shapley.isApprox(numbers({13.5, 0.5})));
}

// Iooss and Prieur (2019), International Journal for Uncertainty Quantification 9: y = b0 x0 + b1 x1 + b2 x2, x1 and x2
// with correlation r: Shapley of x1 = b1^2 (1 - r^2 / 2) + r b1 b2 + b2^2 r^2 / 2, all variances 1.
TEST(Effects, OfALinearModelOfCorrelatedGaussiansAgreeWithTheClosedForm) {
  const double r = 0.7, s = std::sqrt(1 - r * r), b0 = 0.5, b1 = 1, b2 = -2;
  const std::vector<BasisTerm> terms{{{{0, 1}}}, {{{1, 1}}}, {{{2, 1}}}};
  const Effects effects =
      EffectForms(terms, InputDependence(pair_of(r)), Players::each(3)).of(numbers({b0, b1 + r * b2, s * b2}));
  const double half = r * r / 2;
  EXPECT_NEAR(effects.shapley[0], b0 * b0, 1e-14);
  EXPECT_NEAR(effects.shapley[1], b1 * b1 * (1 - half) + r * b1 * b2 + b2 * b2 * half, 1e-14);
  EXPECT_NEAR(effects.shapley[2], b2 * b2 * (1 - half) + r * b1 * b2 + b1 * b1 * half, 1e-14);
  EXPECT_NEAR(effects.first[1], (b1 + r * b2) * (b1 + r * b2), 1e-14);
  EXPECT_NEAR(effects.total[1], b1 * b1 * (1 - r * r), 1e-14);
}

// Var(E[x1^2 | x2]) = 2 r^4, so the Shapley effects of x1^2 are 2 - r^4 and r^4.
TEST(Effects, OfASquareReachTheInputThatIsCorrelatedWithIt) {
  const double r = 0.8;
  const std::vector<BasisTerm> terms{{{{1, 2}}}};
  const Effects effects =
      EffectForms(terms, InputDependence(pair_of(r)), Players::each(3)).of(numbers({std::sqrt(2.0)}));
  EXPECT_NEAR(effects.shapley[1], 2 - std::pow(r, 4), 1e-14);
  EXPECT_NEAR(effects.shapley[2], std::pow(r, 4), 1e-14);
  EXPECT_NEAR(effects.first[2], 2 * std::pow(r, 4), 1e-14);
  EXPECT_NEAR(effects.total[2], 0, 1e-14);
}

// x1 x2 = r z1^2 + s z1 z2: E[. | x1] = r x1^2, so first 2 r^2 of 1 + r^2, and the two share alike.
TEST(Effects, OfAProductOfCorrelatedInputsAreShared) {
  const double r = 0.6, s = 0.8;
  const std::vector<BasisTerm> terms{{{{1, 2}}}, {{{1, 1}, {2, 1}}}};
  const Effects effects =
      EffectForms(terms, InputDependence(pair_of(r)), Players::each(3)).of(numbers({r * std::sqrt(2.0), s}));
  for (const int i : {1, 2}) {
    EXPECT_NEAR(effects.shapley[i], (1 + r * r) / 2, 1e-14);
    EXPECT_NEAR(effects.first[i], 2 * r * r, 1e-14);
    EXPECT_NEAR(effects.total[i], 1 - r * r, 1e-14);
  }
}

TEST(Effects, RefusesChainsThatAreTooLong) {
  MatrixXd r = MatrixXd::Constant(15, 15, 0.5);
  r.diagonal().setOnes();
  EXPECT_THAT(test::message_of([&] {
                (void)EffectForms({{{{0, 1}}}}, InputDependence(r), Players::each(15));
              }),
              HasSubstr("15 inputs or groups are correlated in one chain (at most 14 can be told apart)"));
}

}  // namespace
}  // namespace muster
