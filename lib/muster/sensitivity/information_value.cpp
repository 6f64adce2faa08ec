#include "muster/sensitivity/information_value.hpp"

#include "muster/core/require.hpp"
#include "muster/sensitivity/detail/spline.hpp"

#include <cmath>
#include <vector>

namespace muster {
namespace {

constexpr Eigen::Index least_points = 50;

/// Payoffs of each option less those of the option that is best without knowing more.
Eigen::MatrixXd over_default(const Eigen::MatrixXd& payoffs) {
  Eigen::Index best = 0;
  payoffs.colwise().mean().maxCoeff(&best);
  return payoffs.colwise() - payoffs.col(best).eval();
}

InformationValue mean_of(const Eigen::VectorXd& gains) {
  const double points = static_cast<double>(gains.size()), mean = gains.mean();
  return {mean, std::sqrt((gains.array() - mean).square().sum() / (points - 1) / points)};
}

/// Gains paid by one half of the futures to the option that the other half chooses.
Eigen::VectorXd paid_by_other(const Eigen::MatrixXd& chooses, const Eigen::MatrixXd& pays, Eigen::Index fallback) {
  Eigen::VectorXd gains(chooses.rows());
  for (Eigen::Index i = 0; i < chooses.rows(); ++i) {
    Eigen::Index best = 0;
    chooses.row(i).maxCoeff(&best);
    gains[i] = pays(i, best) - pays(i, fallback);
  }
  return gains;
}

/// Error of the mean best fitted payoff that comes from the regression's coefficients.
double regression_variance(const Eigen::MatrixXd& basis, const detail::SplineFit& fit) {
  const Eigen::Index options = fit.fitted.cols();
  Eigen::MatrixXd weights = Eigen::MatrixXd::Zero(basis.cols(), options);
  for (Eigen::Index i = 0; i < basis.rows(); ++i) {
    Eigen::Index best = 0;
    fit.fitted.row(i).maxCoeff(&best);
    weights.col(best) += basis.row(i).transpose();
  }
  weights /= static_cast<double>(basis.rows());
  return (fit.spread.array() * (weights.transpose() * fit.coefficients * weights).array()).sum();
}

}  // namespace

InformationValue perfect_information_value(const Eigen::MatrixXd& payoffs) {
  require(payoffs.rows() >= 2 && payoffs.cols() >= 1,
          "the value of information cannot be estimated: found {} points of {} options; give at least 2 of 1",
          payoffs.rows(), payoffs.cols());
  return mean_of(over_default(payoffs).rowwise().maxCoeff());
}

InformationValue perfect_information_value(const Eigen::MatrixXd& first, const Eigen::MatrixXd& second) {
  const Eigen::MatrixXd both = (first + second) / 2;
  Eigen::Index fallback = 0;
  both.colwise().mean().maxCoeff(&fallback);
  const Eigen::VectorXd too_good = over_default(both).rowwise().maxCoeff();
  const Eigen::VectorXd too_bad = (paid_by_other(first, second, fallback) + paid_by_other(second, first, fallback)) / 2;
  return mean_of((too_good + too_bad) / 2);
}

InformationValue partial_information_value(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& payoffs) {
  require(inputs.rows() == payoffs.rows() && inputs.cols() > 0,
          "the value of information cannot be estimated: found {} points of {} inputs and {} payoffs; give one payoff "
          "for each point",
          inputs.rows(), inputs.cols(), payoffs.rows());
  require(inputs.rows() >= least_points,
          "the value of information cannot be estimated: found {} points; a regression needs at least {}",
          inputs.rows(), least_points);
  std::vector<Eigen::VectorXd> scores;
  for (const auto& column : inputs.colwise()) scores.push_back(detail::normal_scores(column));
  const detail::SplineDesign design = detail::spline_design(scores);
  const detail::SplineFit fit = detail::fit_splines(design, over_default(payoffs));
  InformationValue result = mean_of(fit.fitted.rowwise().maxCoeff());
  result.std_error = std::sqrt(result.std_error * result.std_error + regression_variance(design.basis, fit));
  return result;
}

}  // namespace muster
