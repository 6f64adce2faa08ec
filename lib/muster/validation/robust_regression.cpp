#include "muster/validation/robust_regression.hpp"

#include "muster/core/require.hpp"

#include <Eigen/Cholesky>

#include <algorithm>

namespace muster {
namespace {

/// Standard deviation of a normal sample from its median absolute value.
double robust_spread(Eigen::ArrayXd errors) {
  constexpr double normal = 1.4826;
  errors = errors.abs();
  const auto middle = errors.begin() + errors.size() / 2;
  std::nth_element(errors.begin(), middle, errors.end());
  return normal * *middle;
}

}  // namespace

Eigen::VectorXd robust_regression(const Eigen::MatrixXd& terms, const Eigen::VectorXd& outcomes) {
  constexpr int rounds = 20;
  constexpr double bend = 2;  // in robust standard deviations
  require(
      terms.rows() == outcomes.size() && terms.rows() >= terms.cols(),
      "a regression of {} outcomes on {} cases of {} terms has no answer (as many outcomes as cases, and no fewer than "
      "terms, are needed); give more years",
      outcomes.size(), terms.rows(), terms.cols());
  Eigen::ArrayXd weights = Eigen::ArrayXd::Ones(outcomes.size());
  Eigen::VectorXd found;
  for (int i = 0; i < rounds; ++i) {
    const Eigen::MatrixXd weighted = terms.transpose() * weights.matrix().asDiagonal();
    found = (weighted * terms).ldlt().solve(weighted * outcomes);
    const Eigen::ArrayXd errors = outcomes - terms * found;
    const double scale = robust_spread(errors);
    if (!(scale > 0)) break;
    weights = (errors.abs() / (bend * scale)).max(1).inverse();
  }
  return found;
}

}  // namespace muster
