#pragma once

#include <cstddef>
#include <span>

#include "muster/estimate/binomial_interval.hpp"
#include "muster/estimate/draw_layout.hpp"

namespace muster {

/// A scenario less the base on common random numbers, paired trajectory by trajectory.
struct PairedDifference {
  double mean = 0;            ///< over the pairs of draws in which neither failed
  double std_error = 0;       ///< between draws, or copies of scrambled points
  Interval simulation_error;  ///< Student's t between them; see paired_probability_difference() for failed draws
  Interval p50, p90;          ///< parameter intervals of the draws' differences; NaN with one future a draw
  double better = 0;          ///< share of pairs in which the scenario is above the base, ties half
  std::size_t draws = 0;      ///< pairs in which neither failed
  std::size_t failed = 0;     ///< pairs left out
};

/// Difference of means of an outcome. The unit of the error is the draw. The parameter intervals are quantiles of the
/// draws' mean differences drawn towards their mean by sqrt(between / total variance), which frees them from the noise
/// of finitely many futures (exact for Gaussian differences).
/// @param scenario, base outcome of draw i in future j at i futures + j, same seed, draws and futures; NaN if it failed
/// @param layout         futures a draw, and copies of scrambled points
/// @throws InvalidInput if the shapes differ, or fewer than two pairs are left
/// Source: Owen (2013), Monte Carlo theory, methods and examples, sec. 8.6 (common random numbers).
[[nodiscard]] PairedDifference paired_difference(std::span<const double> scenario, std::span<const double> base,
                                                 const DrawLayout& layout, double level);

/// The same for hits (1) and misses (0): the difference of two probabilities. Where no draw differs, the error is that
/// of 0 of n draws on either side; failed pairs widen it as if each were a gain, and a loss.
[[nodiscard]] PairedDifference paired_probability_difference(std::span<const double> scenario,
                                                             std::span<const double> base, const DrawLayout& layout,
                                                             double level);

}  // namespace muster
