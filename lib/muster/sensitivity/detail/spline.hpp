#pragma once

#include <Eigen/Core>

#include <span>
#include <vector>

namespace muster::detail {

/// Normal scores of a column by average rank: the shape of an input's distribution does not matter to a smooth curve
/// over them. Shape (points).
[[nodiscard]] Eigen::VectorXd normal_scores(const Eigen::VectorXd& column);

/// Smooth curves of one or more inputs, added up: cubic B-splines over normal scores with a penalty on their bends.
struct SplineDesign {
  Eigen::MatrixXd basis;    ///< the constant first, every other column of mean 0; shape (points, coefficients)
  Eigen::MatrixXd penalty;  ///< of the squared second differences; shape (coefficients, coefficients)
};

/// @param scores  normal scores of each input
[[nodiscard]] SplineDesign spline_design(std::span<const Eigen::VectorXd> scores);

/// Curves fitted to several outcomes with one weight of the penalty for all, chosen by generalised cross-validation.
struct SplineFit {
  Eigen::MatrixXd fitted;        ///< shape (points, outcomes)
  Eigen::MatrixXd spread;        ///< covariance of the residuals between outcomes; shape (outcomes, outcomes)
  Eigen::MatrixXd coefficients;  ///< posterior covariance of a fit with residual variance 1; shape (coefficients,
                                 ///< coefficients)
  double degrees = 0;            ///< effective degrees of freedom
};

[[nodiscard]] SplineFit fit_splines(const SplineDesign& design, const Eigen::MatrixXd& outcomes);

}  // namespace muster::detail
