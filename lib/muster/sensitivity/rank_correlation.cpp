#include "muster/sensitivity/rank_correlation.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "muster/sensitivity/detail/check_sample.hpp"
#include "muster/sensitivity/detail/group_sums.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Columns of ranks, centred and scaled to unit length per draw.
MatrixXd standardised_ranks(const MatrixXd& values) {
  MatrixXd ranks(values.rows(), values.cols());
  for (Index j = 0; j < values.cols(); ++j) {
    const VectorXd column = values.col(j);
    VectorXd rank = mid_ranks({column.data(), static_cast<std::size_t>(column.size())});
    rank.array() -= rank.mean();
    const double size = std::sqrt(rank.squaredNorm() / static_cast<double>(rank.size()));
    ranks.col(j) = size > 0 ? VectorXd(rank / size) : rank;
  }
  return ranks;
}

/// All partial correlations from the second moments of (1, inputs, outputs). Shape (inputs, outputs).
MatrixXd partial_correlations(const MatrixXd& moments, Index inputs) {
  const Index outputs = moments.cols() - inputs - 1;
  const VectorXd means = moments.col(0).tail(inputs + outputs) / moments(0, 0);
  const MatrixXd covariance =
      moments.bottomRightCorner(inputs + outputs, inputs + outputs) / moments(0, 0) - means * means.transpose();
  const MatrixXd inverse = covariance.topLeftCorner(inputs, inputs).llt().solve(MatrixXd::Identity(inputs, inputs));
  const MatrixXd with_outputs = covariance.topRightCorner(inputs, outputs);
  const MatrixXd slopes = inverse * with_outputs;
  MatrixXd result(inputs, outputs);
  for (Index k = 0; k < outputs; ++k) {
    const double variance = covariance(inputs + k, inputs + k);
    const double rest = std::max(0.0, variance - with_outputs.col(k).dot(slopes.col(k)));
    for (Index j = 0; j < inputs; ++j) {
      const double slope = slopes(j, k);
      result(j, k) = variance > 0 ? slope / std::sqrt(inverse(j, j) * rest + slope * slope)
                                  : std::numeric_limits<double>::quiet_NaN();
    }
  }
  return result;
}

}  // namespace

VectorXd mid_ranks(std::span<const double> values) {
  std::vector<Index> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](Index i) { return values[static_cast<std::size_t>(i)]; });
  VectorXd ranks(static_cast<Index>(values.size()));
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    const auto value = [&](std::size_t at) { return values[static_cast<std::size_t>(order[at])]; };
    while (last + 1 < order.size() && value(last + 1) == value(first)) ++last;
    for (std::size_t at = first; at <= last; ++at) ranks[order[at]] = 1 + 0.5 * static_cast<double>(first + last);
    first = last + 1;
  }
  return ranks;
}

std::vector<std::vector<IndexEstimate>> partial_rank_correlations(const MatrixXd& inputs, const MatrixXd& outputs,
                                                                  const Bootstrap& bootstrap) {
  detail::check_sample(inputs, outputs);
  MatrixXd all(inputs.rows(), 1 + inputs.cols() + outputs.cols());
  all << VectorXd::Ones(inputs.rows()), standardised_ranks(inputs), standardised_ranks(outputs);
  const std::vector<MatrixXd> moments = detail::group_products(all, all, bootstrap.groups);
  const MatrixXd value = partial_correlations(detail::sum_of(moments), inputs.cols());
  std::vector<MatrixXd> resampled;
  for (const std::vector<double>& counts : resampled_groups(bootstrap)) {
    resampled.push_back(partial_correlations(detail::weighted_sum(moments, counts), inputs.cols()));
  }
  std::vector<std::vector<IndexEstimate>> result(static_cast<std::size_t>(outputs.cols()));
  for (Index k = 0; k < outputs.cols(); ++k) {
    for (Index j = 0; j < inputs.cols(); ++j) {
      std::vector<double> values;
      for (const MatrixXd& each : resampled) values.push_back(each(j, k));
      result[static_cast<std::size_t>(k)].push_back(with_bootstrap_error(value(j, k), values, bootstrap));
    }
  }
  return result;
}

}  // namespace muster
