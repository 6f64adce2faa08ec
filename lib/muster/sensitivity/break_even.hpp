#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace muster {

/// A probability with its simulation error.
struct LeverPoint {
  double probability = 0, std_error = 0;
};

/// Probabilities at several values of a lever, all from the same random numbers, so that the curve is as smooth as the
/// sample is large and monotone where every trajectory is.
using ProbabilityCurve = std::function<std::vector<LeverPoint>(std::span<const double> values)>;

enum class BreakEvenStatus {
  found,   ///< the probability crosses the level within the range
  always,  ///< it is at least the level at every value that was tried
  never,   ///< it is below the level at every value that was tried
};

/// Where a probability crosses a level.
struct BreakEven {
  BreakEvenStatus status = BreakEvenStatus::never;
  double value = std::numeric_limits<double>::quiet_NaN();  ///< of the lever; NaN unless found, like all below
  double ci_low = value, ci_high = value;  ///< simulation error, 95 %; NaN where it reaches beyond the range
  bool rising = true;                      ///< the level is reached above the value, not below
  int crossings = 0;  ///< in the first grid; above 1 the curve is not monotone, and the first crossing is given
};

/// Where and how closely to look.
struct BreakEvenPlan {
  double low = 0, high = 1;  ///< range of the lever
  double level = 0.5;        ///< in (0, 1)
  int grid = 9;              ///< values tried first, both ends among them
  int rounds = 2;            ///< times each bracket is cut again
  int cuts = 4;              ///< inner values of a cut
};

/// Finds where a curve crosses a level: a grid, then ever smaller brackets of the curve and of its two limits of
/// simulation error, then a straight line. All values of a round are asked for at once.
/// @throws InvalidInput unless low < high, 0 < level < 1 and the plan has two values to try
/// Source of the interval: inversion of the pointwise confidence band, as in Fieller (1954), Some problems in interval
/// estimation, Journal of the Royal Statistical Society B 16.
[[nodiscard]] BreakEven find_break_even(const ProbabilityCurve& curve, const BreakEvenPlan& plan);

/// A probability and its error from hits by draw: futures of one draw are not independent, so the draw is the unit, or
/// the copy of scrambled points; their error is widened as Student's t between copies widens a normal 95 % interval.
/// @param hits, valid  futures of each draw that hold, and that count; draws of which none counts are left out
/// @param copies       of scrambled points, draw d being of copy d % copies; 1: draws are independent
[[nodiscard]] LeverPoint curve_point(std::span<const double> hits, std::span<const double> valid,
                                     std::uint32_t copies = 1);

}  // namespace muster
