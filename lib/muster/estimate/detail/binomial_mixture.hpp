#pragma once

#include <Eigen/Core>

namespace muster::detail {

/// Value on the probit scale a share @p inside of the way through cell @p node of the grid of fit_binomial_mixture().
[[nodiscard]] double probit_edge(Eigen::Index node, double inside);

/// Mixing distribution of a binomial mixture on an even probit grid, by penalised likelihood (Fisher scoring).
/// @param draws number of draws by hits; shape (futures + 1), futures >= 2, not all in the first or last entry
/// @return mass of each grid cell, summing to 1
[[nodiscard]] Eigen::ArrayXd fit_binomial_mixture(const Eigen::ArrayXd& draws);

}  // namespace muster::detail
