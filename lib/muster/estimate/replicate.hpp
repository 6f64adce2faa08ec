#pragma once

#include <span>

#include "muster/estimate/binomial_interval.hpp"

namespace muster {

/// A mean over independently randomised copies of a point set.
struct ReplicateEstimate {
  double mean = 0;
  double std_error = 0;       ///< between copies
  Interval simulation_error;  ///< Student's t with copies - 1 degrees of freedom
};

/// Estimate from scrambled points: points of one copy are dependent by design, so that only the spread between copies
/// tells the error. 16 copies or more keep the interval short (t = 2.13 against 1.96 at 0.95).
/// @param copy_means estimate of each copy, all over equally many points; at least 2
/// @throws InvalidInput with fewer than two copies, or a value that is not finite
/// Source: Owen (1997), SIAM Journal on Numerical Analysis 34; L'Ecuyer, Nakayama, Owen and Tuffin (2023), WSC
/// (Student's t holds up best among intervals for randomised quasi-Monte Carlo).
[[nodiscard]] ReplicateEstimate replicate_estimate(std::span<const double> copy_means, double level);

}  // namespace muster
