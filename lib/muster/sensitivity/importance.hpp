#pragma once

#include "muster/sensitivity/dependence.hpp"
#include "muster/sensitivity/effects.hpp"
#include "muster/sensitivity/index.hpp"

#include <Eigen/Core>

#include <vector>

namespace muster {

/// Shares of the distance from even odds. In the space of the inputs' standard scores the way from the medians to the
/// nearest inputs at which a target holds in one half of the futures is as long as the target is far from 0.5; an
/// input's share is that of its coordinate in the squared length, as in first-order reliability. The direction is that
/// of the regression of hits on scores, which is the right one whenever P(hit) depends on one linear combination of
/// them. Correlated inputs divide what they have in common by Shapley's rule. Shares add up to 1.
/// @param inputs  shape (draws, inputs); none constant
/// @param shares  of the draws' futures that hit; shape (draws)
/// @return by player; NaN where no draw differs from another
/// @throws InvalidInput if the sample cannot be used
/// Sources: Hasofer and Lind (1974), Journal of the Engineering Mechanics Division 100; Der Kiureghian (2005), First-
/// and second-order reliability methods (importance factors); Brillinger (1983), A Festschrift for Lehmann (direction).
[[nodiscard]] std::vector<IndexEstimate> distance_shares(const Eigen::MatrixXd& inputs, const Eigen::VectorXd& shares,
                                                         const InputDependence& dependence, const Players& players,
                                                         const Bootstrap& bootstrap);

}  // namespace muster
