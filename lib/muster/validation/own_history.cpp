#include "muster/validation/own_history.hpp"

#include "muster/core/require.hpp"

#include <algorithm>
#include <cmath>

namespace muster {

RandomWalkFit fit_random_walk(const Eigen::ArrayXd& series) {
  const auto n = series.size() - 1;
  require(n >= 2, "a random walk cannot be fitted to {} values (its spread needs two changes); give at least 3", n + 1);
  const Eigen::ArrayXd changes = series.tail(n) - series.head(n);
  const auto count = static_cast<double>(n);
  const double drift = changes.mean();
  const double spread = std::sqrt((changes - drift).square().sum() / (count - 1));
  return {.drift = {drift, spread / std::sqrt(count)}, .spread = {spread, spread / std::sqrt(2 * (count - 1))}};
}

Ar1Fit fit_ar1(const Eigen::ArrayXd& series) {
  constexpr double greatest = 0.95;  // beyond it the mean means nothing over decades
  const auto n = series.size() - 1;
  require(n >= 4, "an AR(1) cannot be fitted to {} values (it has three parameters); give at least 5", n + 1);
  const Eigen::ArrayXd now = series.tail(n) - series.tail(n).mean();
  const Eigen::ArrayXd before = series.head(n) - series.head(n).mean();
  const auto count = static_cast<double>(n);
  const double variation = before.square().sum();
  const double raw = variation > 0 ? (now * before).sum() / variation : 0;
  const double phi = variation > 0 ? std::clamp(raw + (1 + 3 * raw) / count, 0.0, greatest) : 0;
  const double spread = std::sqrt((now - phi * before).square().sum() / (count - 2));
  const double phi_error = std::sqrt(std::max(0.0, 1 - phi * phi) / count);
  return {.mean = {series.mean(), spread / (1 - phi) / std::sqrt(count + 1)},
          .persistence = {phi, phi_error},
          .spread = {spread, spread / std::sqrt(2 * (count - 2))}};
}

}  // namespace muster
