#include "muster/core/same_bits.hpp"

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

namespace {

void add_adjusted(std::span<const std::string> names, std::span<const Eigen::Index> group, const Eigen::MatrixXd& asked,
                  const Eigen::MatrixXd& taken, std::vector<AdjustedPair>& pairs) {
  constexpr double least_change = 5e-5;
  for (Eigen::Index i = 0; i < asked.rows(); ++i) {
    for (Eigen::Index j = i + 1; j < asked.rows(); ++j) {
      const double before = rank_correlation(asked(i, j)), after = rank_correlation(taken(i, j));
      if (std::abs(after - before) <= least_change) continue;
      const auto name = [&](Eigen::Index at) {
        return names[static_cast<std::size_t>(group[static_cast<std::size_t>(at)])];
      };
      pairs.push_back({name(i), name(j), before, after});
    }
  }
}

}  // namespace

Copula::Copula(std::span<const std::string> names, std::span<const RankCorrelation> pairs, Contradiction contradiction)
    : rows_(names.size()), linked_(names.size(), false) {
  for (std::size_t i = 0; i < names.size(); ++i) rows_[i] = {{i, 1.0}};
  const Eigen::MatrixXd correlations = detail::correlation_matrix(names, pairs);
  for (const std::vector<Eigen::Index>& group : detail::linked_groups(correlations)) {
    Eigen::MatrixXd among = correlations(group, group);
    if (!detail::is_positive_definite(among)) {
      if (contradiction == Contradiction::refuse) detail::refuse_contradiction(names, correlations, group);
      const Eigen::MatrixXd nearest = nearest_correlation(among, detail::raised_eigenvalue);
      add_adjusted(names, group, among, nearest, adjusted_);
      among = nearest;
    }
    link(group, among.llt().matrixL());
  }
}

void Copula::link(std::span<const Eigen::Index> group, const Eigen::MatrixXd& factor) {
  for (Eigen::Index i = 0; i < factor.rows(); ++i) {
    const auto input = static_cast<std::size_t>(group[static_cast<std::size_t>(i)]);
    linked_[input] = true;
    rows_[input].clear();
    for (Eigen::Index j = 0; j <= i; ++j) {
      const auto source = static_cast<std::size_t>(group[static_cast<std::size_t>(j)]);
      if (factor(i, j) != 0) rows_[input].push_back({source, factor(i, j)});
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
