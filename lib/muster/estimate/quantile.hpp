#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "muster/estimate/binomial_interval.hpp"
#include "muster/estimate/draw_layout.hpp"

namespace muster {

/// Two ranks of a sorted sample, counted from 1; 0 or n + 1 when no order statistic bounds that side.
struct RankInterval {
  std::size_t low = 0;
  std::size_t high = 0;
  friend bool operator==(const RankInterval&, const RankInterval&) = default;
};

/// Order statistics of @p n independent values that hold the quantile at @p share between them with at least @p level,
/// whatever the distribution: each end misses with at most (1 - level) / 2.
/// @throws InvalidInput unless n >= 1, share and level in (0, 1)
/// Source: David and Nagaraja (2003), Order Statistics, sec. 7.1.
[[nodiscard]] RankInterval quantile_ranks(std::size_t n, double share, double level);

/// Least number of independent values whose largest lies above the quantile at @p share with confidence @p level
/// (one-sided, first order): 59 for 0.95 and 0.95. Source: Wilks (1941), Annals of Mathematical Statistics 12.
[[nodiscard]] std::size_t wilks_sample_size(double share, double level);

/// A quantile with its simulation error.
struct QuantileEstimate {
  double value = 0;  ///< order statistic of rank ceil(n share): inverse of the step function (Hyndman and Fan 1)
  Interval simulation_error;  ///< infinite on a side that no order statistic bounds
};

/// Sorted values of trajectories that come in draws of equally many futures. The unit of every error is the draw: the
/// share of values below a candidate varies between draws, which gives the number of independent values worth as much;
/// ranks of quantile_ranks() for that number are then taken in the whole sample (Woodruff's interval). For scrambled
/// points that number comes from the spread between copies, and the level allows for Student's t.
/// Values that are NaN failed: the interval covers them at either end of the sample, value leaves them out.
/// Sources: Woodruff (1952), JASA 47; Hyndman and Fan (1996), The American Statistician 50.
class DrawSample {
 public:
  /// @param values  outcome of draw i in future j at i futures + j; shape (draws futures)
  /// @param layout  futures a draw, and copies of scrambled points
  /// @throws InvalidInput if there is no value that did not fail, or no whole number of draws
  DrawSample(std::vector<double> values, const DrawLayout& layout);

  /// Quantile at @p share in (0, 1), its interval at @p level in (0, 1).
  [[nodiscard]] QuantileEstimate quantile(double share, double level) const;

  /// Independent values that would tell the quantile at @p share as well; for independent draws between their
  /// number and that times futures.
  [[nodiscard]] double effective_number(double share) const;

  [[nodiscard]] std::size_t failed() const { return failed_; }  ///< values given as NaN

 private:
  [[nodiscard]] double at_rank(double rank) const;
  /// Share of each draw's futures at or below the estimate at @p share; shape (draws).
  [[nodiscard]] std::vector<double> shares_below(double share) const;

  std::vector<double> sorted_;
  std::vector<double> values_;
  DrawLayout layout_;
  std::size_t failed_ = 0;
};

}  // namespace muster
