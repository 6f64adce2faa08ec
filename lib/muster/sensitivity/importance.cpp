#include "muster/sensitivity/importance.hpp"

#include <limits>

#include "muster/distributions/standard_normal.hpp"
#include "muster/sensitivity/detail/check_sample.hpp"
#include "muster/sensitivity/detail/grouped_regression.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A column of ones, then the standard scores.
MatrixXd scores_of(const MatrixXd& inputs) {
  MatrixXd scores(inputs.rows(), 1 + inputs.cols());
  scores.col(0).setOnes();
  for (Index j = 0; j < inputs.cols(); ++j) {
    scores.col(1 + j) = rank_shares(inputs.col(j)).unaryExpr([](double share) { return normal_quantile(share); });
  }
  return scores;
}

/// Coefficients of the blocks' innovations from those of their scores.
VectorXd of_innovations(const VectorXd& of_scores, const InputDependence& dependence) {
  VectorXd result(of_scores.size());
  for (const InputDependence::Block& block : dependence.blocks()) {
    result(block.inputs) = block.factor.transpose() * of_scores(block.inputs);
  }
  return result;
}

std::vector<BasisTerm> linear_terms(Index inputs) {
  std::vector<BasisTerm> terms;
  for (Index j = 0; j < inputs; ++j) terms.push_back({{{j, 1}}});
  return terms;
}

}  // namespace

std::vector<IndexEstimate> distance_shares(const MatrixXd& inputs, const VectorXd& shares,
                                           const InputDependence& dependence, const Players& players,
                                           const Bootstrap& bootstrap) {
  detail::check_sample(inputs, shares);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (shares.minCoeff() == shares.maxCoeff()) return {players.count, {none, {none, none}}};
  const detail::GroupedRegression regression(scores_of(inputs), shares, bootstrap.groups);
  const EffectForms forms(linear_terms(inputs.cols()), dependence, players);
  std::vector<std::vector<double>> parts(players.count);
  std::vector<double> wholes;
  for (const std::vector<double>& set : detail::sample_and_resampled(bootstrap)) {
    const VectorXd own = forms.of(of_innovations(regression.solve(set).col(0).tail(inputs.cols()), dependence)).shapley;
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].push_back(own[static_cast<Index>(i)]);
    wholes.push_back(own.sum());
  }
  const double excess = detail::excess_of(wholes, bootstrap);
  for (std::size_t b = 0; b < wholes.size(); ++b) wholes[b] -= (b == 0 ? 1 : 2) * excess;
  std::vector<IndexEstimate> result;
  for (const std::vector<double>& own : parts) result.push_back(detail::corrected_share(own, wholes, bootstrap));
  return result;
}

}  // namespace muster
