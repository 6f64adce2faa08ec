#include "muster/validation/detail/minimise.hpp"

#include <utility>

namespace muster::detail {
namespace {

constexpr double small_gradient = 1e-6;
constexpr int most_steps = 500, most_halvings = 50;
constexpr double enough = 1e-4;  // share of the decrease promised by the gradient that a step must bring

/// The inverse Hessian after a step whose gradient changed by @p turn; unchanged where the curvature is not positive.
Eigen::MatrixXd updated(const Eigen::MatrixXd& inverse, const Eigen::VectorXd& step, const Eigen::VectorXd& turn) {
  const double curvature = step.dot(turn);
  if (!(curvature > 0)) return inverse;
  const auto n = step.size();
  const Eigen::MatrixXd left = Eigen::MatrixXd::Identity(n, n) - step * turn.transpose() / curvature;
  return left * inverse * left.transpose() + step * step.transpose() / curvature;
}

}  // namespace

Eigen::VectorXd minimise(const std::function<ValueAndGradient(const Eigen::VectorXd&)>& function,
                         Eigen::VectorXd start) {
  Eigen::VectorXd at = std::move(start);
  ValueAndGradient here = function(at);
  Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(at.size(), at.size());
  for (int i = 0; i < most_steps && here.gradient.cwiseAbs().maxCoeff() > small_gradient; ++i) {
    Eigen::VectorXd step = -inverse * here.gradient;
    if (step.norm() > 1) step.normalize();  // the parameters are logarithms: a step of 1 is large
    ValueAndGradient there = function(at + step);
    for (int halvings = 0; !(there.value <= here.value + enough * step.dot(here.gradient)); ++halvings) {
      if (halvings == most_halvings) return at;
      step /= 2;
      there = function(at + step);
    }
    inverse = updated(inverse, step, there.gradient - here.gradient);
    at += step;
    here = std::move(there);
  }
  return at;
}

}  // namespace muster::detail
