#include "muster/core/same_bits.hpp"

#include "muster/estimate/detail/binomial_mixture.hpp"

#include <Eigen/Cholesky>
#include <Eigen/SparseCore>
#include <algorithm>
#include <cmath>
#include <limits>

#include "muster/estimate/detail/normal.hpp"

namespace muster::detail {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double grid_end = 9;     ///< on the probit scale: room for draws that all but never or always hit
constexpr Index nodes = 151;       ///< cells of the grid
constexpr Index splines = 33;      ///< cubic B-splines of the log density
constexpr double smoothing = 1.0;  ///< weight of the squared third differences, in draws

constexpr double knot_step = 2 * grid_end / (splines - 3);

double knot_at(Index j) { return -grid_end + (static_cast<double>(j) - 1) * knot_step; }

double node_at(Index k) { return grid_end * (2.0 * (static_cast<double>(k) + 0.5) / nodes - 1); }

/// Cubic B-spline on [-2, 2] with unit knots. Source: de Boor (1978), A Practical Guide to Splines.
double cubic_spline(double x) {
  const double a = std::abs(x);
  if (a >= 2) return 0;
  if (a >= 1) return (2 - a) * (2 - a) * (2 - a) / 6;
  return 2.0 / 3 - a * a + a * a * a / 2;
}

/// Splines (columns) at the nodes (rows); four stand on each node.
Eigen::SparseMatrix<double> spline_basis() {
  MatrixXd basis(nodes, splines);
  for (Index j = 0; j < splines; ++j) {
    for (Index k = 0; k < nodes; ++k) basis(k, j) = cubic_spline((node_at(k) - knot_at(j)) / knot_step);
  }
  return basis.sparseView();
}

/// Squared third differences of the spline weights; the ones pin the level of the log density, which cancels.
MatrixXd roughness_penalty() {
  MatrixXd differences = MatrixXd::Zero(splines - 3, splines);
  for (Index i = 0; i + 3 < splines; ++i) differences.row(i).segment(i, 4) << -1, 3, -3, 1;
  return smoothing * differences.transpose() * differences + MatrixXd::Ones(splines, splines);
}

/// Chance of each number of hits (rows) at each node (columns).
MatrixXd binomial_chances(Index futures) {
  MatrixXd chance(futures + 1, nodes);
  const double m = static_cast<double>(futures);
  ArrayXd ways(futures + 1);  // logarithms
  for (Index h = 0; h <= futures; ++h) {
    const double x = static_cast<double>(h);
    ways[h] = std::lgamma(m + 1) - std::lgamma(x + 1) - std::lgamma(m - x + 1);
  }
  for (Index k = 0; k < nodes; ++k) {
    const double hit = std::log(normal_cdf(node_at(k)));
    const double miss = std::log(normal_cdf(-node_at(k)));
    for (Index h = 0; h <= futures; ++h) {
      const double x = static_cast<double>(h);
      chance(h, k) = std::exp(ways[h] + x * hit + (m - x) * miss);
    }
  }
  return chance;
}

/// The penalised likelihood of the data and what it needs of them.
struct Problem {
  VectorXd draws;
  MatrixXd chance, penalty;
  Eigen::SparseMatrix<double> basis;

  [[nodiscard]] VectorXd mass(const VectorXd& weights) const {
    const ArrayXd log_mass = (basis * weights).array();
    const ArrayXd raw = (log_mass - log_mass.maxCoeff()).exp();
    return raw / raw.sum();
  }

  [[nodiscard]] double merit(const VectorXd& weights) const {
    const ArrayXd fitted = (chance * mass(weights)).array().max(1e-300);
    return draws.dot(fitted.log().matrix()) - 0.5 * weights.dot(penalty * weights);
  }

  /// Fisher-scoring step from @p weights, held short by @p damping (Levenberg and Marquardt).
  [[nodiscard]] VectorXd step(const VectorXd& weights, double damping) const {
    const VectorXd prior = mass(weights);
    const VectorXd fitted = (chance * prior).cwiseMax(1e-300);
    const VectorXd mean = basis.transpose() * prior;
    const MatrixXd joint = fitted.cwiseInverse().asDiagonal() * chance * prior.asDiagonal();
    MatrixXd scores = joint * basis;
    scores.rowwise() -= mean.transpose();
    MatrixXd information = scores.transpose() * (draws.sum() * fitted).asDiagonal() * scores + penalty;
    information.diagonal().array() += damping;
    return information.ldlt().solve(scores.transpose() * draws - penalty * weights);
  }
};

/// Spline weights of a normal log density on the probit scale.
VectorXd normal_weights(double mean, double spread) {
  VectorXd weights(splines);
  for (Index j = 0; j < splines; ++j) {
    const double score = (knot_at(j) - mean) / spread;
    weights[j] = -score * score / 2;
  }
  return weights.array() - weights.mean();
}

/// The likeliest normal probit among those with the mean share of hits of the data: a start from which scoring
/// converges.
VectorXd starting_weights(const Problem& problem) {
  const double futures = static_cast<double>(problem.draws.size() - 1);
  const double hits = problem.draws.dot(VectorXd::LinSpaced(problem.draws.size(), 0, futures));
  const double share = std::clamp(hits / (problem.draws.sum() * futures), 1e-6, 1 - 1e-6);
  VectorXd best;
  double best_merit = -std::numeric_limits<double>::infinity();
  for (double spread = 0.1; spread < 20; spread *= 1.3) {
    const VectorXd weights = normal_weights(normal_quantile(share) * std::sqrt(1 + spread * spread), spread);
    const double merit = problem.merit(weights);
    if (merit > best_merit) {
      best = weights;
      best_merit = merit;
    }
  }
  return best;
}

}  // namespace

double probit_edge(Index node, double inside) {
  return grid_end * (2.0 * (static_cast<double>(node) + inside) / nodes - 1);
}

ArrayXd fit_binomial_mixture(const ArrayXd& draws) {
  const Problem problem{.draws = draws.matrix(),
                        .chance = binomial_chances(draws.size() - 1),
                        .penalty = roughness_penalty(),
                        .basis = spline_basis()};
  VectorXd weights = starting_weights(problem);
  double merit = problem.merit(weights);
  double damping = 1;
  for (int iteration = 0; iteration < 100 && damping < 1e12; ++iteration) {
    const VectorXd step = problem.step(weights, damping);
    const double reached = problem.merit(weights + step);
    if (!(reached > merit)) {
      damping *= 8;
      continue;
    }
    weights += step;
    const bool converged = reached - merit < 1e-4;  // of a log likelihood: far below what the data can tell
    merit = reached;
    damping /= 8;
    if (converged) break;
  }
  return problem.mass(weights).array();
}

}  // namespace muster::detail
