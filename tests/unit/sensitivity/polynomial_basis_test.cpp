#include "muster/sensitivity/polynomial_basis.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "support/known_functions.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using test::normals;

TEST(RankShares, AreMiddlesOfEqualSteps) {
  const Eigen::VectorXd shares = rank_shares((Eigen::VectorXd(4) << 10, -1, 5, 5).finished());
  EXPECT_EQ(shares, (Eigen::VectorXd(4) << 0.875, 0.125, 0.5, 0.5).finished());
}

// Ranks fill the unit interval evenly, so means over draws are integrals by the midpoint rule: errors of 1e-3 at most
// for Legendre polynomials of degree 6 at 2,001 draws.
TEST(PolynomialBasis, LegendrePolynomialsOfTheRankAreOrthonormal) {
  const PolynomialBasis basis(normals(2001, 1, 3), InputDependence(1), 6);
  for (int a = 1; a <= 6; ++a) {
    EXPECT_NEAR(basis.degree(a).col(0).mean(), 0, 1e-3);
    for (int b = 1; b <= 6; ++b) {
      EXPECT_NEAR(basis.degree(a).col(0).dot(basis.degree(b).col(0)) / 2001, a == b ? 1 : 0, 2e-3) << a << ' ' << b;
    }
  }
  const double share = 0.25 / 2001 + 0.5, x = 2 * share - 1;  // degree 2 in closed form, near the middle
  EXPECT_NEAR(basis.degree(2).col(0).minCoeff(), std::sqrt(5.0) * (3 * x * x - 1) / 2, 1e-3);
}

// Correlated inputs: the polynomials are of the innovations, so products are uncorrelated. Standard errors of the
// means are below 0.03 at 20,000 draws for degrees up to 2; five of them.
TEST(PolynomialBasis, HermitePolynomialsOfCorrelatedInputsAreOrthonormal) {
  MatrixXd x = normals(20000, 2, 4), r = MatrixXd::Identity(2, 2);
  x.col(1) = 0.8 * x.col(0) + 0.6 * x.col(1);
  r(0, 1) = r(1, 0) = 0.8;
  const PolynomialBasis basis(x.array().exp(), InputDependence(r), 2);  // ranks do not see the exponential
  const auto mean = [&](const BasisTerm& a, const BasisTerm& b) {
    return basis.column(a).dot(basis.column(b)) / 20000;
  };
  const BasisTerm one{{{0, 1}}}, other{{{1, 1}}}, square{{{1, 2}}}, product{{{0, 1}, {1, 1}}};
  EXPECT_NEAR(mean(one, one), 1, 0.01);
  EXPECT_NEAR(mean(one, other), 0, 0.036);
  EXPECT_NEAR(mean(product, product), 1, 0.1);
  EXPECT_NEAR(mean(square, square), 1, 0.15);
  EXPECT_NEAR(mean(square, product), 0, 0.1);
}

TEST(PolynomialBasis, AnInputWithFewValuesGetsNoHigherDegree) {
  MatrixXd x(300, 1);
  for (Index i = 0; i < 300; ++i) x(i, 0) = static_cast<double>(i % 3);
  const PolynomialBasis basis(x, InputDependence(1), 5);
  EXPECT_EQ(basis.highest_degree(), 5);
  EXPECT_EQ(basis.highest_degree(0), 2);
  EXPECT_TRUE(basis.degree(3).isZero());
}

}  // namespace
}  // namespace muster
