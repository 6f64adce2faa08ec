#pragma once

#include <span>

namespace muster {

/// Continuous ranked probability score of a sample taken as the forecast: mean |x - y| less half the mean |x - x'|, in
/// the unit of the values; 0 is best.
/// @param sorted    the forecast, ascending, not empty
/// @param outcome   what happened
/// @throws InvalidInput if the sample is empty
/// Source: Gneiting and Raftery (2007), JASA 102, 359-378, eq. 21.
[[nodiscard]] double crps(std::span<const double> sorted, double outcome);

/// Order statistic of rank ceil(n share). @throws InvalidInput if the sample is empty or share is not in (0, 1)
/// Source: Hyndman and Fan (1996), The American Statistician 50, definition 1.
[[nodiscard]] double sample_quantile(std::span<const double> sorted, double share);

}  // namespace muster
