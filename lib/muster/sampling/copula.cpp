#include "muster/sampling/copula.hpp"

#include "muster/sampling/detail/correlation_matrix.hpp"
#include "muster/sampling/nearest_correlation.hpp"

#include <Eigen/Cholesky>
#include <cassert>
#include <cmath>
#include <numbers>

namespace muster {

double normal_correlation(double rank) { return 2 * std::sin(std::numbers::pi * rank / 6); }

double rank_correlation(double correlation) { return 6 / std::numbers::pi * std::asin(correlation / 2); }

Copula::Copula(std::span<const std::string> names, std::span<const RankCorrelation> pairs, Contradiction contradiction)
    : rows_(names.size()), linked_(names.size(), false) {
  for (std::size_t i = 0; i < names.size(); ++i) rows_[i] = {{i, 1.0}};
  const Eigen::MatrixXd correlations = detail::correlation_matrix(names, pairs);
  for (const std::vector<Eigen::Index>& group : detail::linked_groups(correlations)) {
    Eigen::MatrixXd among = correlations(group, group);
    if (!detail::is_positive_definite(among)) {
      if (contradiction == Contradiction::refuse) detail::refuse_contradiction(names, correlations, group);
      among = nearest_correlation(among, detail::raised_eigenvalue);
    }
    const Eigen::MatrixXd factor = among.llt().matrixL();
    for (std::size_t i = 0; i < group.size(); ++i) {
      std::vector<Term>& row = rows_[static_cast<std::size_t>(group[i])];
      row.clear();
      linked_[static_cast<std::size_t>(group[i])] = true;
      for (std::size_t j = 0; j <= i; ++j) {
        const double weight = factor(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
        if (weight != 0) row.push_back({static_cast<std::size_t>(group[j]), weight});
      }
    }
  }
}

std::vector<double> Copula::correlated(std::span<const double> independent) const {
  assert(independent.size() == inputs());
  std::vector<double> normals(inputs());
  for (std::size_t i = 0; i < normals.size(); ++i) {
    for (const Term& term : rows_[i]) normals[i] += term.weight * independent[term.input];
  }
  return normals;
}

}  // namespace muster
