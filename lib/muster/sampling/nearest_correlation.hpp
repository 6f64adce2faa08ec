#pragma once

#include <Eigen/Core>

namespace muster {

/// The correlation matrix nearest to @p matrix in the Frobenius norm, by alternating projections with Dykstra's
/// correction. Source: Higham (2002), IMA Journal of Numerical Analysis 22(3), algorithm 3.3.
/// @param matrix            symmetric with ones on the diagonal; shape (n, n)
/// @param least_eigenvalue  of the result, in [0, 1); above 0 it is positive definite
/// @return shape (n, n), unit diagonal; differs from the nearest by about 1e-10
[[nodiscard]] Eigen::MatrixXd nearest_correlation(const Eigen::MatrixXd& matrix, double least_eigenvalue = 0);

}  // namespace muster
