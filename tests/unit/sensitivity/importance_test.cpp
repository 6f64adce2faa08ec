#include "muster/sensitivity/importance.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "muster/distributions/standard_normal.hpp"
#include "support/known_functions.hpp"

namespace muster {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

// P(hit) = Phi(1 + z0 + 2 z1): shares 1/5 and 4/5 of the distance, none for z2. Standard errors are below 0.01.
TEST(DistanceShares, AreSquaresOfTheDirectionWhateverTheCurve) {
  const MatrixXd z = test::normals(8192, 3, 6);
  const VectorXd shares = (1 + z.col(0).array() + 2 * z.col(1).array()).unaryExpr(&normal_cdf);
  const auto found = distance_shares(z.array().exp(), shares, InputDependence(3), Players::each(3), {});
  EXPECT_NEAR(found[0].value, 0.2, 0.04);
  EXPECT_NEAR(found[1].value, 0.8, 0.04);
  EXPECT_NEAR(found[2].value, 0, 0.005);
  EXPECT_NEAR(found[0].value + found[1].value + found[2].value, 1, 1e-12);
  EXPECT_TRUE(found[0].error.contains(found[0].value));
}

// One direction, two inputs that are the same by half: Shapley's rule gives the idle one r^2 / 2 of it.
TEST(DistanceShares, CorrelatedInputsShare) {
  MatrixXd x = test::normals(8192, 2, 7), r = MatrixXd::Identity(2, 2);
  r(0, 1) = r(1, 0) = 0.6;
  x.col(1) = 0.6 * x.col(0) + 0.8 * x.col(1);
  const VectorXd shares = x.col(0).unaryExpr(&normal_cdf);
  const auto found = distance_shares(x, shares, InputDependence(r), Players::each(2), {});
  EXPECT_NEAR(found[0].value, 0.82, 0.02);
  EXPECT_NEAR(found[1].value, 0.18, 0.02);
}

TEST(DistanceShares, AreNoneWhereNoDrawDiffers) {
  const MatrixXd z = test::normals(256, 2, 6);
  EXPECT_TRUE(std::isnan(distance_shares(z, VectorXd::Zero(256), InputDependence(2), Players::each(2), {})[0].value));
}

}  // namespace
}  // namespace muster
