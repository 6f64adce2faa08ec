#include "muster/sampling/nearest_correlation.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>

namespace muster {
namespace {

Eigen::Matrix3d matrix(double ab, double ac, double bc) {
  Eigen::Matrix3d m;
  m << 1, ab, ac, ab, 1, bc, ac, bc, 1;
  return m;
}

// Higham (2002), section 4: distance 0.5278, entries 0.7607 and 0.1573.
TEST(NearestCorrelation, MeetsHighamsExample) {
  const Eigen::MatrixXd nearest = nearest_correlation(matrix(1, 0, 1));
  EXPECT_NEAR(nearest(0, 1), 0.7607, 5e-5);
  EXPECT_NEAR(nearest(0, 2), 0.1573, 5e-5);
  EXPECT_NEAR(nearest(1, 2), 0.7607, 5e-5);
  EXPECT_NEAR((nearest - matrix(1, 0, 1)).norm(), 0.5278, 5e-5);
}

TEST(NearestCorrelation, LeavesACorrelationMatrixAlone) {
  const Eigen::MatrixXd own = matrix(0.5, -0.2, 0.3);
  EXPECT_LT((nearest_correlation(own) - own).norm(), 1e-14);
}

TEST(NearestCorrelation, RaisesTheLeastEigenvalueAsFarAsAsked) {
  const Eigen::MatrixXd nearest = nearest_correlation(matrix(0.9, -0.9, 0.9), 1e-3);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(nearest);
  EXPECT_NEAR(solver.eigenvalues().minCoeff(), 1e-3, 1e-9);
  EXPECT_EQ(nearest.diagonal(), Eigen::Vector3d::Ones());
  EXPECT_EQ(nearest, nearest.transpose());
}

// By symmetry all three have one size r, and the matrix is singular where 1 - 2 r = 0.
TEST(NearestCorrelation, TakesTheSymmetricAnswerOfASymmetricQuestion) {
  const Eigen::MatrixXd nearest = nearest_correlation(matrix(0.9, -0.9, 0.9));
  EXPECT_LT((nearest - matrix(0.5, -0.5, 0.5)).norm(), 1e-9);
}

}  // namespace
}  // namespace muster
