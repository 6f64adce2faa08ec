#include "muster/sampling/nearest_correlation.hpp"

#include <Eigen/Eigenvalues>

namespace muster {
namespace {

/// Nearest symmetric matrix whose eigenvalues are at least @p least.
Eigen::MatrixXd raised(const Eigen::MatrixXd& matrix, double least) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
  const Eigen::VectorXd values = solver.eigenvalues().cwiseMax(least);
  const Eigen::MatrixXd product = solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
  return (product + product.transpose()) / 2;  // the product's halves differ in last bits
}

Eigen::MatrixXd with_unit_diagonal(const Eigen::MatrixXd& matrix) {
  const Eigen::VectorXd scale = matrix.diagonal().cwiseSqrt().cwiseInverse();
  Eigen::MatrixXd scaled = scale.asDiagonal() * matrix * scale.asDiagonal();
  scaled.diagonal().setOnes();
  return scaled;
}

}  // namespace

Eigen::MatrixXd nearest_correlation(const Eigen::MatrixXd& matrix, double least_eigenvalue) {
  constexpr int most_steps = 100'000;
  constexpr double close = 1e-13;
  Eigen::MatrixXd unit = matrix, semidefinite = matrix;
  Eigen::MatrixXd correction = Eigen::MatrixXd::Zero(matrix.rows(), matrix.cols());
  for (int step = 0; step < most_steps; ++step) {
    const Eigen::MatrixXd corrected = unit - correction;
    semidefinite = raised(corrected, least_eigenvalue);
    correction = semidefinite - corrected;
    const Eigen::MatrixXd before = unit;
    unit = semidefinite;
    unit.diagonal().setOnes();
    if ((unit - before).norm() <= close * unit.norm()) break;
  }
  return with_unit_diagonal(semidefinite);
}

}  // namespace muster
