#pragma once

#include "muster/sensitivity/index.hpp"

#include <Eigen/Core>

#include <span>
#include <vector>

namespace muster {

/// Ranks from 1; equal values share the mean of theirs. Shape (values).
[[nodiscard]] Eigen::VectorXd mid_ranks(std::span<const double> values);

/// Partial rank correlation coefficients: the correlation of an input's ranks with an output's when the other inputs'
/// ranks are held still; in [-1, 1]. They see monotone effects only, and are no shares of a variance.
/// @param inputs   shape (draws, inputs); none constant
/// @param outputs  shape (draws, outputs)
/// @return by output, by input; NaN for an output that never changes
/// @throws InvalidInput if the shapes differ, a number is not finite, or there are too few draws for so many inputs
/// Source: Iman and Conover (1979), Technometrics 21; Marino et al. (2008), Journal of Theoretical Biology 254.
[[nodiscard]] std::vector<std::vector<IndexEstimate>> partial_rank_correlations(const Eigen::MatrixXd& inputs,
                                                                                const Eigen::MatrixXd& outputs,
                                                                                const Bootstrap& bootstrap);

}  // namespace muster
