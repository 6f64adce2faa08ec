#pragma once

#include "muster/sampling/copula.hpp"

#include <Eigen/Core>

#include <span>
#include <string>
#include <vector>

namespace muster::detail {

/// Correlations of the normals behind @p names; shape (names, names).
/// @throws InvalidInput for a pair of unknown, equal or twice-named inputs or a rank outside (-1, 1)
[[nodiscard]] Eigen::MatrixXd correlation_matrix(std::span<const std::string> names,
                                                 std::span<const RankCorrelation> pairs);

/// Inputs that hang together by correlations other than 0, as places in rising order; only groups of two or more.
[[nodiscard]] std::vector<std::vector<Eigen::Index>> linked_groups(const Eigen::MatrixXd& correlations);

/// Whether a Cholesky factor exists with digits to spare: the least eigenvalue is above 1e-8.
[[nodiscard]] bool is_positive_definite(const Eigen::MatrixXd& correlations);

/// Says which ranks of @p group contradict one another, a set from which none can be left out, and the nearest ranks
/// that a distribution can have. @throws InvalidInput always
[[noreturn]] void refuse_contradiction(std::span<const std::string> names, const Eigen::MatrixXd& correlations,
                                       const std::vector<Eigen::Index>& group);

/// Eigenvalue to which the nearest matrix is raised, so that its ranks, rounded to four decimals, still have one.
inline constexpr double raised_eigenvalue = 1e-3;

}  // namespace muster::detail
