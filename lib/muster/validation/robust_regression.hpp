#pragma once

#include <Eigen/Core>

namespace muster {

/// Weights b of terms b = outcomes by Huber's M-estimate: errors beyond two robust standard deviations count in
/// proportion, so that a war does not set the expectation of all countries.
/// @param terms     shape (cases, terms), cases >= terms
/// @param outcomes  shape (cases)
/// @throws InvalidInput if the shapes disagree or there are fewer cases than terms
/// Source: Huber (1964), Annals of Mathematical Statistics 35; iteratively reweighted least squares.
[[nodiscard]] Eigen::VectorXd robust_regression(const Eigen::MatrixXd& terms, const Eigen::VectorXd& outcomes);

}  // namespace muster
