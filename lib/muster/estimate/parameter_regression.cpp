#include "muster/core/same_bits.hpp"

#include "muster/estimate/parameter_regression.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double certain_probit = 8;  ///< where hits follow from the inputs, the fit would run off to infinity
constexpr double ridge = 1e-2;        ///< weight, in draws, of a coefficient of 0: felt only by such fits

struct Observed {
  MatrixXd terms;  ///< a column of ones, then the inputs
  VectorXd share;
};

Observed observed_draws(const MatrixXd& scores, std::span<const double> shares) {
  require(scores.rows() == static_cast<Index>(shares.size()),
          "inputs of {} draws for hits of {} (one is wanted for each); give both alike", scores.rows(), shares.size());
  std::vector<Index> kept;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!std::isnan(shares[i])) kept.push_back(static_cast<Index>(i));
  }
  const auto draws = static_cast<Index>(kept.size());
  require(draws > scores.cols() + 1, "{} draws that did not fail for {} inputs (too few for a regression); add draws",
          draws, scores.cols());
  Observed seen{.terms = MatrixXd::Ones(draws, scores.cols() + 1), .share = VectorXd(draws)};
  for (Index i = 0; i < draws; ++i) {
    const Index from = kept[static_cast<std::size_t>(i)];
    seen.terms.row(i).tail(scores.cols()) = scores.row(from);
    seen.share[i] = shares[static_cast<std::size_t>(from)];
  }
  return seen;
}

struct Fit {
  VectorXd coefficients;
  MatrixXd covariance;
};

/// Iteratively reweighted least squares.
Fit fit_probit(const Observed& seen, int futures) {
  const Index terms = seen.terms.cols();
  Fit fit{.coefficients = VectorXd::Zero(terms), .covariance = MatrixXd::Zero(terms, terms)};
  for (int iteration = 0; iteration < 40; ++iteration) {
    const VectorXd probit = (seen.terms * fit.coefficients).cwiseMax(-certain_probit).cwiseMin(certain_probit);
    VectorXd weight(probit.size());
    VectorXd working(probit.size());
    for (Index i = 0; i < probit.size(); ++i) {
      const double below = detail::normal_cdf(probit[i]);
      const double density = std::exp(-probit[i] * probit[i] / 2) / std::sqrt(2 * std::numbers::pi);
      weight[i] = futures * density * density / (below * detail::normal_cdf(-probit[i]));
      working[i] = probit[i] + (seen.share[i] - below) / density;
    }
    const MatrixXd information =
        seen.terms.transpose() * weight.asDiagonal() * seen.terms + ridge * MatrixXd::Identity(terms, terms);
    const auto solver = information.ldlt();
    const VectorXd next = solver.solve(seen.terms.transpose() * weight.cwiseProduct(working));
    const bool converged = (next - fit.coefficients).cwiseAbs().maxCoeff() < 1e-8;
    fit.coefficients = next;
    if (converged || iteration == 39) fit.covariance = solver.solve(MatrixXd::Identity(terms, terms));
    if (converged) break;
  }
  return fit;
}

/// Value that the next draw lies below with chance @p share: rank share (n + 1) of the sorted values, between ranks in
/// proportion (type 6 of Hyndman and Fan 1996), so that few draws do not narrow the interval.
double next_draw(const VectorXd& sorted, double share) {
  const double rank =
      std::clamp(share * static_cast<double>(sorted.size() + 1), 1.0, static_cast<double>(sorted.size()));
  const auto below = static_cast<Index>(rank);
  const Index above = std::min(below + 1, sorted.size());
  return sorted[below - 1] + (rank - static_cast<double>(below)) * (sorted[above - 1] - sorted[below - 1]);
}

}  // namespace

Interval parameter_interval_by_inputs(const MatrixXd& scores, std::span<const double> per_draw_share, int futures,
                                      double level) {
  detail::require_futures(futures);
  detail::require_level(level);
  const Observed seen = observed_draws(scores, per_draw_share);
  if (seen.share.maxCoeff() <= 0) return {.low = 0, .high = 0};
  if (seen.share.minCoeff() >= 1) return {.low = 1, .high = 1};
  const Fit fit = fit_probit(seen, futures);
  VectorXd probit = seen.terms * fit.coefficients;
  const double mean = probit.mean();
  const double total = (probit.array() - mean).square().mean();
  const MatrixXd centred = seen.terms.rowwise() - seen.terms.colwise().mean();
  const double noise = (centred * fit.covariance).cwiseProduct(centred).sum() / static_cast<double>(centred.rows());
  const double shrink = total > 0 ? std::sqrt(std::max(0.0, total - noise) / total) : 0;
  std::ranges::sort(probit);
  const auto at = [&](double share) { return detail::normal_cdf(mean + shrink * (next_draw(probit, share) - mean)); };
  return {.low = at(0.5 - level / 2), .high = at(0.5 + level / 2)};
}

}  // namespace muster
