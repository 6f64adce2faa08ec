#pragma once

#include <Eigen/Core>

namespace muster {

/// An estimate with its standard error, in the unit of the series unless said otherwise.
struct Estimate {
  double value = 0, std_error = 0;
};

/// x_{t+1} = x_t + drift + spread z, fitted to one series.
struct RandomWalkFit {
  Estimate drift;   ///< per year
  Estimate spread;  ///< of the yearly innovation
};

/// Least squares on yearly changes; spread with n - 1 in the denominator.
/// @throws InvalidInput with fewer than 3 values
[[nodiscard]] RandomWalkFit fit_random_walk(const Eigen::ArrayXd& series);

/// x_t = mean + persistence (x_{t-1} - mean) + spread z, fitted to one series.
struct Ar1Fit {
  Estimate mean;         ///< average of the series; its error allows for the persistence
  Estimate persistence;  ///< [1], in [0, 0.95]
  Estimate spread;       ///< of the yearly innovation
};

/// Least squares; the persistence is freed of its bias (1 + 3 phi) / n and kept in [0, 0.95].
/// A series that does not vary has persistence 0 and spread 0.
/// @throws InvalidInput with fewer than 5 values
/// Source: Marriott and Pope (1954), Kendall (1954), Biometrika 41, 390-404.
[[nodiscard]] Ar1Fit fit_ar1(const Eigen::ArrayXd& series);

}  // namespace muster
