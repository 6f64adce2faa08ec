#pragma once

#include "muster/estimate/binomial_interval.hpp"

#include <vector>

namespace muster {

/// A sensitivity index with its simulation error. Estimates below 0 stay as they are: they tell the error's size.
struct IndexEstimate {
  double value = 0;
  Interval error;
};

/// How the error of an index is found from one sample: the draws are dealt into groups, and the groups are resampled.
/// Source: Efron and Tibshirani (1993), An Introduction to the Bootstrap, ch. 6 and 8 (resampling units).
struct Bootstrap {
  int groups = 64;    ///< draw i belongs to group i % groups; of scrambled points, their copies
  int repeats = 200;  ///< resampled sets of groups
  unsigned long long seed = 1;
  double level = 0.95;
};

/// How often each group stands in each resampled set; rows sum to the number of groups. Shape (repeats, groups).
/// @throws InvalidInput with fewer than 2 groups or repeats, or a level outside (0, 1)
[[nodiscard]] std::vector<std::vector<double>> resampled_groups(const Bootstrap& bootstrap);

/// Estimate with an interval as wide as the resampled values say: Student's t of a degree less than groups, and the
/// spread freed of its shortness, since a resampled mean of g groups spreads by (g - 1) / g of what it should.
/// @param resampled  the same quantity in each resampled set; those without a meaning (rare hits may miss a set) are
/// not
///   finite and left out. With fewer than two left the interval is NaN
[[nodiscard]] IndexEstimate with_bootstrap_error(double value, const std::vector<double>& resampled,
                                                 const Bootstrap& bootstrap);

}  // namespace muster
