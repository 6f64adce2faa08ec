#pragma once

#include "muster/distributions/elicited.hpp"

#include <vector>

namespace muster::detail {

/// The beta distribution on (0, 1) nearest in least squares of the values, by Levenberg and Marquardt's method in the
/// logarithms of its shapes (Marquardt, 1963), held to shapes of e^-7 to e^14.
/// @param quantiles  at least two, rising in share and value, values inside (0, 1)
[[nodiscard]] Continuous fit_beta(const std::vector<Elicited::Quantile>& quantiles);

}  // namespace muster::detail
