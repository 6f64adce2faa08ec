#pragma once

#include <Eigen/Core>

#include <functional>

namespace muster::detail {

/// A function's value and gradient at a point.
struct ValueAndGradient {
  double value = 0;
  Eigen::VectorXd gradient;
};

/// A local minimum of a smooth function, by BFGS with halved steps; stops when the gradient's largest part is under
/// 1e-6 or after 500 steps. Deterministic.
/// Source: Nocedal and Wright (2006), Numerical Optimization, algorithm 6.1.
[[nodiscard]] Eigen::VectorXd minimise(const std::function<ValueAndGradient(const Eigen::VectorXd&)>& function,
                                       Eigen::VectorXd start);

}  // namespace muster::detail
