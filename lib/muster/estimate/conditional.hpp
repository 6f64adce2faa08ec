#pragma once

#include <span>

#include "muster/estimate/binomial_interval.hpp"
#include "muster/estimate/draw_layout.hpp"

namespace muster {

/// A probability given an event, estimated as a ratio of means over draws.
struct ConditionalProbability {
  double mean = 0;            ///< NaN when the event has no weight in any draw
  double std_error = 0;       ///< between draws
  Interval simulation_error;  ///< Student's t, within [0, 1]
};

/// P(A | B) = mean of P(A and B) over mean of P(B), each known draw by draw; the error is that of a ratio, with the
/// draw as the unit, or the copy of scrambled points.
/// @param both   P(A and B | inputs of the draw); NaN for a failed draw (left out); shape (draws)
/// @param event  P(B | inputs of the draw), at least both; shape (draws)
/// @param layout copies of scrambled points; its futures are already averaged
/// @throws InvalidInput if the shapes differ or fewer than two units are left
/// Source: Cochran (1977), Sampling Techniques, sec. 6.4 (variance of a ratio).
[[nodiscard]] ConditionalProbability conditional_probability(std::span<const double> both,
                                                             std::span<const double> event, double level,
                                                             const DrawLayout& layout = DrawLayout(1));

}  // namespace muster
