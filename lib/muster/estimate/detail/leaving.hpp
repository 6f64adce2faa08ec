#pragma once

#include <span>

namespace muster::detail {

/// Slope sqrt((1 - r) / (1 + r)) of two neighbours with correlation @p correlation, cut to [0, 1].
[[nodiscard]] double neighbour_slope(double correlation);

/// Score that a chain of standard normals with the slopes of its neighbours stays within, on both sides, with at least
/// @p level: leaving at the first, or anew at a later one, by Worsley's bound with Owen's T function.
/// Source: Worsley (1982), Biometrika 69; Owen (1956), Annals of Mathematical Statistics 27.
[[nodiscard]] double score_that_holds(std::span<const double> slopes, double level);

}  // namespace muster::detail
