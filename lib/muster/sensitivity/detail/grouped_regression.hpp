#pragma once

#include <Eigen/Core>

#include <vector>

#include "muster/sensitivity/index.hpp"

namespace muster::detail {

/// Least squares on the rows of a sample, and of any resampled set of its groups.
class GroupedRegression {
 public:
  /// @param columns  shape (draws, columns)
  /// @param outputs  shape (draws, outputs)
  GroupedRegression(const Eigen::MatrixXd& columns, const Eigen::MatrixXd& outputs, int groups);

  /// Coefficients when group g counts counts[g] times. Shape (columns, outputs).
  [[nodiscard]] Eigen::MatrixXd solve(const std::vector<double>& counts) const;

 private:
  std::vector<Eigen::MatrixXd> gram_, with_outputs_;
};

/// How often each group counts: once each in the sample itself, which comes first, then in each resampled set.
[[nodiscard]] std::vector<std::vector<double>> sample_and_resampled(const Bootstrap& bootstrap);

/// An estimate from a sum of squared coefficients, over what it is a share of. The sum is too large by the variance of
/// the coefficients, which is what resampling adds to it once more: that is taken away.
/// @param parts   in the sample first, then in each resampled set
/// @param wholes  what each is a share of, > 0
[[nodiscard]] IndexEstimate corrected_share(const std::vector<double>& parts, const std::vector<double>& wholes,
                                            const Bootstrap& bootstrap);

/// By how much the parts exceed what they estimate.
[[nodiscard]] double excess_of(const std::vector<double>& parts, const Bootstrap& bootstrap);

}  // namespace muster::detail
