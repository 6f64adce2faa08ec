#pragma once

#include <cstddef>
#include <span>

#include "muster/estimate/binomial_interval.hpp"

namespace muster {

/// How the interval of a ProbabilityEstimate was made.
enum class IntervalMethod {
  wilson,           ///< Wilson's interval on the effective number of trials
  clopper_pearson,  ///< exact interval on that number; always taken with no hit or all hits, the draw being the unit
};

/// A probability estimated from draws, each with the same number of futures. Futures of one draw share its inputs and
/// are not independent: the unit of every error is the draw.
struct ProbabilityEstimate {
  double mean = 0;              ///< over the draws that did not fail; NaN if none is left
  double std_error = 0;         ///< between draws; NaN with fewer than two
  double effective_number = 0;  ///< independent trials that would have the same error, in [n, n futures]
  Interval simulation_error;    ///< at the level asked for; with failed draws wide enough for either outcome of them
  IntervalMethod method = IntervalMethod::wilson;
  Interval if_failed;      ///< the mean if every failed draw were a miss, and a hit
  std::size_t draws = 0;   ///< that did not fail
  std::size_t failed = 0;  ///< draws given as NaN
};

/// Probability from the share of hits in each draw.
/// @param per_draw_share share of a draw's futures that hit, in [0, 1]; NaN for a failed draw; shape (draws)
/// @param futures        futures a draw, >= 1
/// @param level          of the simulation error, in (0, 1)
/// @param method         clopper_pearson when it must never be short, as in a band
/// @throws InvalidInput if there is no draw or a share is outside [0, 1]
/// Source: Kish (1965), Survey Sampling (effective number); Korn and Graubard (1998), Survey Methodology 24.
[[nodiscard]] ProbabilityEstimate clustered_probability(std::span<const double> per_draw_share, int futures,
                                                        double level, IntervalMethod method = IntervalMethod::wilson);

/// The interval's method as it is written in result files: "wilson" or "clopper-pearson".
[[nodiscard]] const char* name_of(IntervalMethod method);

}  // namespace muster
