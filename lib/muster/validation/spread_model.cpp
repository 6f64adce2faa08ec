#include "muster/core/same_bits.hpp"

#include "muster/validation/spread_model.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/standard_normal.hpp"
#include "muster/validation/detail/minimise.hpp"

#include <Eigen/Eigenvalues>

#include <cmath>

namespace muster {
namespace {

/// Points and weights that average a function over a standard normal.
struct Quadrature {
  Eigen::ArrayXd points, weights;
};

/// Gauss-Hermite rule from the eigenvalues of its Jacobi matrix. Source: Golub and Welsch (1969), Math. Comp. 23.
Quadrature gauss_hermite(int n) {
  Eigen::MatrixXd jacobi = Eigen::MatrixXd::Zero(n, n);
  for (int i = 1; i < n; ++i) jacobi(i, i - 1) = jacobi(i - 1, i) = std::sqrt(i);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(jacobi);
  return {solver.eigenvalues().array(), solver.eigenvectors().row(0).array().square().transpose()};
}

const Quadrature& nodes() {
  static const Quadrature rule = gauss_hermite(15);
  return rule;
}

constexpr double weight_pull = 1e-4, width_pull = 1e-4, drift_pull = 1e-4;
constexpr double usual_log_width = -1, usual_log_drift = -2;

/// Negative mean log likelihood of standardised terms; parameters are the weights, ln width, ln drift_share.
class Likelihood {
 public:
  Likelihood(const ErrorSample& sample, Eigen::MatrixXd terms) : sample_(sample), terms_(std::move(terms)) {}

  detail::ValueAndGradient operator()(const Eigen::VectorXd& at) const {
    const auto n = terms_.cols();
    const Eigen::ArrayXd spread = (terms_ * at.head(n)).array().exp();
    const double width = std::exp(at[n]), share = std::exp(at[n + 1]);
    const Eigen::ArrayXd squared = (sample_.errors / spread).square();
    const Eigen::ArrayXd drift = (share * sample_.reach).square();
    const Terms sums = add_up(squared, drift, width);
    const auto cases = static_cast<double>(squared.size());
    detail::ValueAndGradient result{0, Eigen::VectorXd(n + 2)};
    result.value = -(sums.density.log() - spread.log()).sum() / cases + pulls(at);
    result.gradient.head(n) = -terms_.transpose() * (sums.by_log_variance / sums.density).matrix() / cases;
    result.gradient[n] = -(sums.by_log_width / sums.density).sum() / cases;
    result.gradient[n + 1] = -(sums.by_log_drift / sums.density).sum() / cases;
    result.gradient += pulls_gradient(at);
    return result;
  }

 private:
  /// Density of error / spread and its derivatives, each times the square root of 2 pi.
  struct Terms {
    Eigen::ArrayXd density, by_log_variance, by_log_width, by_log_drift;
  };

  Terms add_up(const Eigen::ArrayXd& squared, const Eigen::ArrayXd& drift, double width) const {
    constexpr double tiny = 1e-290;  // an error out of all reach costs much, not everything
    const Eigen::ArrayXd zero = Eigen::ArrayXd::Zero(squared.size());
    Terms sums{zero + tiny, zero, zero, zero};
    for (Eigen::Index i = 0; i < nodes().points.size(); ++i) {
      const double point = nodes().points[i];
      const Eigen::ArrayXd walk = std::exp(2 * width * point) * sample_.variance;
      const Eigen::ArrayXd variance = walk + drift;
      const Eigen::ArrayXd density = nodes().weights[i] * (-squared / (2 * variance)).exp() / variance.sqrt();
      const Eigen::ArrayXd slope = density * (squared / variance - 1);  // twice the derivative by log variance
      sums.density += density;
      sums.by_log_variance += slope;
      sums.by_log_width += slope * walk / variance * (width * point);
      sums.by_log_drift += slope * drift / variance;
    }
    return sums;
  }

  double pulls(const Eigen::VectorXd& at) const {
    const auto n = terms_.cols();
    return weight_pull * at.segment(1, n - 1).squaredNorm() + width_pull * std::pow(at[n] - usual_log_width, 2) +
           drift_pull * std::pow(at[n + 1] - usual_log_drift, 2);
  }

  Eigen::VectorXd pulls_gradient(const Eigen::VectorXd& at) const {
    const auto n = terms_.cols();
    Eigen::VectorXd gradient = 2 * weight_pull * at;
    gradient[0] = 0;
    gradient[n] = 2 * width_pull * (at[n] - usual_log_width);
    gradient[n + 1] = 2 * drift_pull * (at[n + 1] - usual_log_drift);
    return gradient;
  }

  const ErrorSample& sample_;
  Eigen::MatrixXd terms_;
};

}  // namespace

Eigen::ArrayXd SpreadModel::spread(const Eigen::ArrayXXd& terms) const {
  const Eigen::ArrayXXd standard = (terms.rowwise() - centre.transpose()).rowwise() / scale.transpose();
  return (standard.matrix() * weights).array().exp();
}

SpreadModel fit_spread(const ErrorSample& sample) {
  const auto cases = sample.errors.size();
  require(cases > 0 && sample.terms.rows() == cases && sample.variance.size() == cases && sample.reach.size() == cases,
          "a spread cannot be fitted to {} errors with {} rows of terms (one each is needed); give earlier years",
          cases, sample.terms.rows());
  SpreadModel model{.centre = sample.terms.colwise().mean(), .scale = {}, .weights = {}};
  model.scale = (sample.terms.rowwise() - model.centre.transpose()).square().colwise().mean().sqrt();
  model.centre[0] = 0;
  model.scale[0] = 1;
  model.scale = (model.scale > 0).select(model.scale, 1);
  const Eigen::MatrixXd standard =
      (sample.terms.rowwise() - model.centre.transpose()).rowwise() / model.scale.transpose();
  const auto n = standard.cols();
  Eigen::VectorXd start = Eigen::VectorXd::Zero(n + 2);
  start[0] = std::log((sample.errors.square() / sample.variance).mean()) / 2;
  start[n] = usual_log_width;
  start[n + 1] = usual_log_drift;
  const Eigen::VectorXd best = detail::minimise(Likelihood(sample, standard), start);
  model.weights = best.head(n);
  model.width = std::exp(best[n]);
  model.drift_share = std::exp(best[n + 1]);
  return model;
}

double error_cdf(double error, double spread, double width, double drift_share, double variance, double reach) {
  double share = 0;
  for (Eigen::Index i = 0; i < nodes().points.size(); ++i) {
    const double walk = std::exp(2 * width * nodes().points[i]) * variance;
    share += nodes().weights[i] * normal_cdf(error / (spread * std::sqrt(walk + std::pow(drift_share * reach, 2))));
  }
  return share;
}

}  // namespace muster
