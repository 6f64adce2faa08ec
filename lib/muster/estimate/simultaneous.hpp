#pragma once

#include <Eigen/Core>
#include <functional>
#include <vector>

#include "muster/estimate/binomial_interval.hpp"
#include "muster/estimate/draw_layout.hpp"

namespace muster {

/// Share of hits in each draw at one point of a curve (a force size, a year); shape (draws), NaN for a failed draw.
using ShareAtPoint = std::function<Eigen::ArrayXd(std::size_t point)>;

/// Half-width in standard errors at which pointwise intervals hold at all points of a curve together with @p level.
/// The chance that any of the scores leaves its bounds is at most that of the first plus those of leaving anew at each
/// next point, which the correlation of neighbours gives (Worsley's bound for a normal process); points without spread
/// between draws are passed over. Conservative: about 0.96 for 0.95.
/// @param points number of points, in the order of the curve
/// @throws InvalidInput unless points >= 1 and level in (0, 1)
/// Sources: Worsley (1982), Biometrika 69; Efron (1997), Biometrika 84 (length heuristic).
[[nodiscard]] double simultaneous_score(const ShareAtPoint& shares, std::size_t points, double level);

/// Intervals of clustered_probability() at every point that hold together with @p level. Under scrambled points the
/// correlations of neighbours are those of the copies' means.
/// @param layout futures a draw, and copies of scrambled points
[[nodiscard]] std::vector<Interval> simultaneous_band(const ShareAtPoint& shares, std::size_t points,
                                                      const DrawLayout& layout, double level);

/// Two-sided coverage of a normal interval of @p score standard errors: 0.95 at 1.96.
[[nodiscard]] double coverage_of_score(double score);

}  // namespace muster
