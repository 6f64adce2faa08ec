#pragma once

#include <span>
#include <vector>

#include "muster/estimate/probability.hpp"

namespace muster {

/// One size on an exceedance curve: the probability that the outcome is at least that size.
struct ExceedancePoint {
  double size = 0;
  ProbabilityEstimate probability;  ///< its interval holds at this size alone
  Interval band;                    ///< simulation error that holds at all sizes of the curve together
  Interval p50, p90;                ///< parameter intervals; they fall with size like the probability
};

/// Exceedance curve of an outcome (the largest force sustained) over @p sizes.
/// @param values  outcome of draw i in future j at i futures + j; NaN when it failed, which fails its draw
/// @param layout  futures a draw, and copies of scrambled points
/// @param sizes   ascending, in the unit of the values
/// @param level   of both simulation errors, in (0, 1)
/// @throws InvalidInput if the sizes do not ascend, or the values are no whole number of draws
[[nodiscard]] std::vector<ExceedancePoint> exceedance_curve(std::span<const double> values, const DrawLayout& layout,
                                                            std::span<const double> sizes, double level);

/// The band of exceedance_curve() alone: by size, falling like the curve.
[[nodiscard]] std::vector<Interval> exceedance_band(std::span<const double> values, const DrawLayout& layout,
                                                    std::span<const double> sizes, double level);

/// Share of the futures of each draw whose outcome is at least @p size; NaN for a draw with a NaN; shape (draws).
[[nodiscard]] std::vector<double> shares_at_least(std::span<const double> values, int futures, double size);

}  // namespace muster
