#include "muster/core/same_bits.hpp"

#include "muster/sensitivity/detail/spline.hpp"

#include "muster/distributions/standard_normal.hpp"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace muster::detail {
namespace {

constexpr int segments = 8, degree = 3, functions = segments + degree;
constexpr double tail = 3;  ///< the knots reach from -tail to tail standard scores; beyond, points count as there

/// The uniform cubic B-splines at a score; all others are 0.
void set_basis(double score, Eigen::Ref<Eigen::RowVectorXd> row) {
  const double place = (std::clamp(score, -tail, tail) + tail) / (2 * tail) * segments;
  const int first = std::min(static_cast<int>(place), segments - 1);
  const double u = place - first;
  row[first] = std::pow(1 - u, 3) / 6;
  row[first + 1] = (3 * u * u * u - 6 * u * u + 4) / 6;
  row[first + 2] = (-3 * u * u * u + 3 * u * u + 3 * u + 1) / 6;
  row[first + 3] = u * u * u / 6;
}

Eigen::MatrixXd bend_penalty() {
  Eigen::MatrixXd differences = Eigen::MatrixXd::Zero(functions - 2, functions);
  for (int i = 0; i < functions - 2; ++i) {
    differences(i, i) = 1;
    differences(i, i + 1) = -2;
    differences(i, i + 2) = 1;
  }
  return differences.transpose() * differences;
}

/// What a weight of the penalty gives.
struct Weighed {
  Eigen::MatrixXd inverse;  ///< of B'B + weight P
  double degrees = 0, cross_validation = 0;
};

Weighed weigh(const Eigen::MatrixXd& gram, const SplineDesign& design, const Eigen::MatrixXd& products,
              const Eigen::VectorXd& squares, double weight) {
  const auto size = gram.rows();
  const double points = static_cast<double>(design.basis.rows());
  // A little of the identity keeps curves apart that the data cannot: a spline's own constant, and empty segments.
  const Eigen::MatrixXd system = gram + weight * design.penalty + 1e-7 * points * Eigen::MatrixXd::Identity(size, size);
  Weighed result;
  result.inverse = system.llt().solve(Eigen::MatrixXd::Identity(size, size));
  result.degrees = (result.inverse * gram).trace();
  const Eigen::MatrixXd beta = result.inverse * products;
  for (Eigen::Index a = 0; a < products.cols(); ++a) {
    const double residual = squares[a] - 2 * beta.col(a).dot(products.col(a)) + beta.col(a).dot(gram * beta.col(a));
    if (squares[a] > 0) result.cross_validation += residual / squares[a] / std::pow(1 - result.degrees / points, 2);
  }
  return result;
}

}  // namespace

Eigen::VectorXd normal_scores(const Eigen::VectorXd& column) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(column.size()));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::ranges::stable_sort(order, {}, [&](Eigen::Index i) { return column[i]; });
  Eigen::VectorXd scores(column.size());
  const double points = static_cast<double>(column.size());
  for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
    while (last < order.size() && column[order[last]] == column[order[first]]) ++last;
    const double rank = (static_cast<double>(first) + static_cast<double>(last)) / 2;  // of equals the average
    for (std::size_t i = first; i < last; ++i) scores[order[i]] = normal_quantile(rank / points);
  }
  return scores;
}

SplineDesign spline_design(std::span<const Eigen::VectorXd> scores) {
  const Eigen::Index points = scores.front().size(), inputs = static_cast<Eigen::Index>(scores.size());
  const Eigen::Index size = 1 + inputs * functions;
  SplineDesign design{Eigen::MatrixXd::Zero(points, size), Eigen::MatrixXd::Zero(size, size)};
  design.basis.col(0).setOnes();
  const Eigen::MatrixXd penalty = bend_penalty();
  for (Eigen::Index input = 0; input < inputs; ++input) {
    const Eigen::Index first = 1 + input * functions;
    for (Eigen::Index i = 0; i < points; ++i) {
      Eigen::RowVectorXd row = Eigen::RowVectorXd::Zero(functions);
      set_basis(scores[static_cast<std::size_t>(input)][i], row);
      design.basis.row(i).segment(first, functions) = row;
    }
    auto block = design.basis.middleCols(first, functions);
    block.rowwise() -= block.colwise().mean().eval();
    design.penalty.block(first, first, functions, functions) = penalty;
  }
  return design;
}

SplineFit fit_splines(const SplineDesign& design, const Eigen::MatrixXd& outcomes) {
  const Eigen::MatrixXd gram = design.basis.transpose() * design.basis;
  const Eigen::RowVectorXd means = outcomes.colwise().mean();
  const Eigen::MatrixXd centred = outcomes.rowwise() - means;
  const Eigen::MatrixXd products = design.basis.transpose() * centred;
  const Eigen::VectorXd squares = centred.colwise().squaredNorm();
  Weighed best;
  double least = std::numeric_limits<double>::infinity();
  for (int power = -4; power <= 12; ++power) {
    const double weight = std::pow(10, power / 2.0);
    Weighed tried = weigh(gram, design, products, squares, weight);
    if (tried.cross_validation >= least) continue;
    least = tried.cross_validation;
    best = std::move(tried);
  }
  SplineFit fit;
  fit.degrees = best.degrees;
  fit.coefficients = best.inverse;
  fit.fitted = (design.basis * (best.inverse * products)).eval().rowwise() + means;
  const Eigen::MatrixXd residuals = outcomes - fit.fitted;
  fit.spread = residuals.transpose() * residuals / std::max(1.0, static_cast<double>(outcomes.rows()) - best.degrees);
  return fit;
}

}  // namespace muster::detail
