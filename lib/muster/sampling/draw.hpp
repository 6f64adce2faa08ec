#pragma once

#include "muster/distributions/distribution.hpp"
#include "muster/sampling/copula.hpp"
#include "muster/sampling/design.hpp"

#include <span>
#include <vector>

namespace muster {

/// All inputs of one draw. Names of the design and the copula and @p distributions stand in one order.
/// @param draw  any; below the design's draws for the Latin hypercube
/// @return one value per input, NaN for a table; shape (inputs)
[[nodiscard]] std::vector<double> draw_inputs(const Design& design, const Copula& copula,
                                              std::span<const Distribution> distributions, std::uint32_t draw);

/// All inputs at a point of the space of independent standard normals, in which rare events are sought.
/// @param independent  shape (inputs)
/// @return one value per input, NaN for a table; shape (inputs)
[[nodiscard]] std::vector<double> inputs_at(const Copula& copula, std::span<const Distribution> distributions,
                                            std::span<const double> independent);

/// All inputs at their medians, the values of level L1; NaN for a table.
[[nodiscard]] std::vector<double> median_inputs(std::span<const Distribution> distributions);

}  // namespace muster
