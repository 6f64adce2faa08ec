#include "muster/sensitivity/polynomial_basis.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <set>

#include "muster/distributions/standard_normal.hpp"
#include "muster/sensitivity/rank_correlation.hpp"

namespace muster {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

int different_values(const VectorXd& values) {
  const std::set<double> different(values.data(), values.data() + values.size());
  return static_cast<int>(different.size());
}

VectorXd normal_scores(const VectorXd& shares) {
  return shares.unaryExpr([](double share) { return normal_quantile(share); });
}

/// Innovations of a block's standard scores. Shape (draws, inputs of the block).
MatrixXd innovations(const MatrixXd& shares, const InputDependence::Block& block) {
  MatrixXd scores(shares.rows(), static_cast<Index>(block.inputs.size()));
  for (Index i = 0; i < scores.cols(); ++i) {
    scores.col(i) = normal_scores(shares.col(block.inputs[static_cast<std::size_t>(i)]));
  }
  return block.factor.triangularView<Eigen::Lower>().solve(scores.transpose()).transpose();
}

}  // namespace

VectorXd rank_shares(const VectorXd& values) {
  const VectorXd ranks = mid_ranks({values.data(), static_cast<std::size_t>(values.size())});
  return (ranks.array() - 0.5) / static_cast<double>(values.size());
}

PolynomialBasis::PolynomialBasis(const MatrixXd& inputs, const InputDependence& dependence, int highest_degree)
    : by_degree_(static_cast<std::size_t>(highest_degree), MatrixXd::Zero(inputs.rows(), inputs.cols())) {
  MatrixXd shares(inputs.rows(), inputs.cols());
  for (Index j = 0; j < inputs.cols(); ++j) {
    shares.col(j) = rank_shares(inputs.col(j));
    highest_.push_back(std::min(highest_degree, different_values(inputs.col(j)) - 1));
  }
  for (const InputDependence::Block& block : dependence.blocks()) {
    if (block.inputs.size() == 1) {
      fill(block.inputs[0], 2 * shares.col(block.inputs[0]).array() - 1, true);
      continue;
    }
    const MatrixXd scores = innovations(shares, block);
    for (Index i = 0; i < scores.cols(); ++i) fill(block.inputs[static_cast<std::size_t>(i)], scores.col(i), false);
  }
}

/// Three-term recurrences of the orthonormal polynomials.
void PolynomialBasis::fill(Index coordinate, const VectorXd& score, bool alone) {
  ArrayXd before = ArrayXd::Zero(score.size()), now = ArrayXd::Ones(score.size());
  for (int k = 1; k <= highest_degree(coordinate); ++k) {
    const double n = k;
    const ArrayXd next = alone ? ArrayXd((std::sqrt(4 * n * n - 1) * score.array() * now -
                                          (k > 1 ? (n - 1) * std::sqrt((2 * n + 1) / (2 * n - 3)) : 0) * before) /
                                         n)
                               : ArrayXd((score.array() * now - std::sqrt(n - 1) * before) / std::sqrt(n));
    by_degree_[static_cast<std::size_t>(k - 1)].col(coordinate) = next;
    before = now;
    now = next;
  }
}

VectorXd PolynomialBasis::column(const BasisTerm& term) const {
  VectorXd values = VectorXd::Ones(draws());
  for (const BasisTerm::Factor& factor : term.factors) {
    values.array() *= degree(factor.degree).col(factor.coordinate).array();
  }
  return values;
}

}  // namespace muster
