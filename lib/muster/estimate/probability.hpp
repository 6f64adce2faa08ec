#pragma once

#include <cstddef>
#include <span>

#include "muster/estimate/binomial_interval.hpp"
#include "muster/estimate/draw_layout.hpp"

namespace muster {

/// How the interval of a ProbabilityEstimate was made.
enum class IntervalMethod {
  wilson,           ///< Wilson's interval on the effective number of trials
  clopper_pearson,  ///< exact interval on that number; always taken with no hit or all hits, the draw being the unit
  replicates,  ///< the first two on the effective number that the spread of scrambled copies tells, with Student's t
};

/// A probability estimated from draws, each with the same number of futures. Futures of one draw share its inputs and
/// are not independent: the unit of every error is the draw, for scrambled points the copy.
struct ProbabilityEstimate {
  double mean = 0;              ///< over the draws that did not fail; NaN if none is left
  double std_error = 0;         ///< between draws, or copies; NaN with fewer than two
  double effective_number = 0;  ///< independent trials of the same error; of independent draws in [n, n futures]
  Interval simulation_error;    ///< at the level asked for; with failed draws wide enough for either outcome of them
  IntervalMethod method = IntervalMethod::wilson;
  Interval if_failed;      ///< the mean if every failed draw were a miss, and a hit
  std::size_t draws = 0;   ///< that did not fail
  std::size_t failed = 0;  ///< draws given as NaN
};

/// Probability from the share of hits in each draw.
/// @param per_draw_share share of a draw's futures that hit, in [0, 1]; NaN for a failed draw; shape (draws)
/// @param layout         futures a draw, and copies of scrambled points
/// @param level          of the simulation error, in (0, 1)
/// @param method         clopper_pearson when it must never be short, as in a band
/// @throws InvalidInput if there is no draw or a share is outside [0, 1]
/// Sources: Kish (1965), Survey Sampling (effective number); Korn and Graubard (1998), Survey Methodology 24; L'Ecuyer,
/// Nakayama, Owen and Tuffin (2023), WSC (Student's t between scrambled copies).
[[nodiscard]] ProbabilityEstimate clustered_probability(std::span<const double> per_draw_share,
                                                        const DrawLayout& layout, double level,
                                                        IntervalMethod method = IntervalMethod::wilson);

/// Probability from the share of hits in every copy of scrambled points, where that of every draw is not kept; failed
/// draws are left out.
/// @param layout  of the run; as many copies as there are of them
[[nodiscard]] ProbabilityEstimate probability_over_copies(std::span<const CopyMean> shares, const DrawLayout& layout,
                                                          double level);

/// The interval's method as it is written in result files: "wilson", "clopper-pearson" or "replicates".
[[nodiscard]] const char* name_of(IntervalMethod method);

}  // namespace muster
