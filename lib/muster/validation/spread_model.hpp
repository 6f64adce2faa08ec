#pragma once

#include <Eigen/Core>

namespace muster {

/// Forecast errors with what was known of each when the forecast was made.
struct ErrorSample {
  Eigen::ArrayXd errors;    ///< outcome less expectation; shape (cases)
  Eigen::ArrayXXd terms;    ///< Features::spread of each case; first column 1; shape (cases, terms)
  Eigen::ArrayXd variance;  ///< PathForm::variance of each case
  Eigen::ArrayXd reach;     ///< PathForm::reach of each case [years]
};

/// Spread of forecast errors: innovations of standard deviation s exp(width u), u standard normal (some countries move
/// far more than their past tells), and an error of the drift with standard deviation drift_share s, normal.
/// ln s = weights . (terms - centre) / scale.
struct SpreadModel {
  Eigen::ArrayXd centre, scale;  ///< of each term over the cases fitted to; 0 and 1 for the constant
  Eigen::VectorXd weights;
  double width = 0;
  double drift_share = 0;

  /// Median standard deviation s of the yearly innovation; shape (cases).
  [[nodiscard]] Eigen::ArrayXd spread(const Eigen::ArrayXXd& terms) const;
};

/// Fits a spread model to errors by maximum likelihood with weak pulls (worth one case in ten thousand): of the weights
/// towards 0, of ln width towards -1, of ln drift_share towards -2.
/// @throws InvalidInput if the shapes disagree or there are no cases
/// Source: West (1987), Biometrika 74, 646-648 (scale mixtures of normals).
[[nodiscard]] SpreadModel fit_spread(const ErrorSample& sample);

/// Share of such forecasts whose outcome lies below @p error.
[[nodiscard]] double error_cdf(double error, double spread, double width, double drift_share, double variance,
                               double reach);

}  // namespace muster
