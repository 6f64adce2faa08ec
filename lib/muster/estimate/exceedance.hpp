#pragma once

#include <cstdint>
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

/// Outcomes as an exceedance curve reads them: by how many of its sizes each reaches, in a quarter of their room.
class SizesReached {
 public:
  /// @param values  outcome of draw i in future j at i futures + j; NaN when it failed, which fails its draw
  /// @param layout  futures a draw, and copies of scrambled points
  /// @param sizes   ascending, in the unit of the values; at most 65,535
  /// @throws InvalidInput if the sizes are none, too many or do not ascend, or the values are no whole number of draws
  SizesReached(std::span<const double> values, const DrawLayout& layout, std::span<const double> sizes);

  [[nodiscard]] const DrawLayout& layout() const { return layout_; }
  [[nodiscard]] const std::vector<double>& sizes() const { return sizes_; }
  /// shares_at_least() the i-th size.
  [[nodiscard]] std::vector<double> shares(std::size_t i) const;

 private:
  DrawLayout layout_;
  std::vector<double> sizes_;
  std::vector<std::uint16_t> reached_;  ///< by draw and future
  std::vector<bool> failed_;            ///< by draw
};

/// Exceedance curve of an outcome (the largest force sustained).
/// @param level  of both simulation errors, in (0, 1)
[[nodiscard]] std::vector<ExceedancePoint> exceedance_curve(const SizesReached& reached, double level);
[[nodiscard]] std::vector<ExceedancePoint> exceedance_curve(std::span<const double> values, const DrawLayout& layout,
                                                            std::span<const double> sizes, double level);

/// The band of exceedance_curve() alone: by size, falling like the curve.
[[nodiscard]] std::vector<Interval> exceedance_band(const SizesReached& reached, double level);
[[nodiscard]] std::vector<Interval> exceedance_band(std::span<const double> values, const DrawLayout& layout,
                                                    std::span<const double> sizes, double level);

/// Share of the futures of each draw whose outcome is at least @p size; NaN for a draw with a NaN; shape (draws).
[[nodiscard]] std::vector<double> shares_at_least(std::span<const double> values, int futures, double size);

}  // namespace muster
