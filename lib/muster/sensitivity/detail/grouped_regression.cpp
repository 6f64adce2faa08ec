#include "muster/sensitivity/detail/grouped_regression.hpp"

#include <Eigen/Cholesky>

#include "muster/sensitivity/detail/group_sums.hpp"

namespace muster::detail {

using Eigen::MatrixXd;

GroupedRegression::GroupedRegression(const MatrixXd& columns, const MatrixXd& outputs, int groups)
    : gram_(group_products(columns, columns, groups)), with_outputs_(group_products(columns, outputs, groups)) {}

MatrixXd GroupedRegression::solve(const std::vector<double>& counts) const {
  MatrixXd sum = weighted_sum(gram_, counts);
  sum.diagonal().array() *= 1 + 1e-10;  // terms that a small sample cannot tell apart stay finite
  const MatrixXd outputs = weighted_sum(with_outputs_, counts);
  const Eigen::LLT<MatrixXd> factor(sum);
  return factor.info() == Eigen::Success ? MatrixXd(factor.solve(outputs)) : MatrixXd(sum.ldlt().solve(outputs));
}

std::vector<std::vector<double>> sample_and_resampled(const Bootstrap& bootstrap) {
  std::vector<std::vector<double>> sets = resampled_groups(bootstrap);
  sets.insert(sets.begin(), std::vector<double>(static_cast<std::size_t>(bootstrap.groups), 1));
  return sets;
}

double excess_of(const std::vector<double>& parts, const Bootstrap& bootstrap) {
  double excess = 0;
  for (std::size_t b = 1; b < parts.size(); ++b)
    excess += (parts[b] - parts[0]) / static_cast<double>(parts.size() - 1);
  return excess * static_cast<double>(bootstrap.groups) / (bootstrap.groups - 1);
}

IndexEstimate corrected_share(const std::vector<double>& parts, const std::vector<double>& wholes,
                              const Bootstrap& bootstrap) {
  const double excess = excess_of(parts, bootstrap);
  std::vector<double> resampled;
  for (std::size_t b = 1; b < parts.size(); ++b) resampled.push_back((parts[b] - 2 * excess) / wholes[b]);
  return with_bootstrap_error((parts[0] - excess) / wholes[0], resampled, bootstrap);
}

}  // namespace muster::detail
