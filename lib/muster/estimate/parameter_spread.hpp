#pragma once

#include <Eigen/Core>
#include <span>

#include "muster/estimate/binomial_interval.hpp"

namespace muster {

/// Variance of one trajectory's outcome, split by level: between draws (uncertain inputs) and within a draw (chance).
struct VarianceSplit {
  double inputs = 0;  ///< between draws, free of the noise of finitely many futures; may be negative when it is small
  double chance = 0;  ///< mean within a draw
  /// Share of the variance that rests on inputs, in [0, 1]; NaN when the outcome does not vary or futures = 1.
  [[nodiscard]] double share_of_inputs() const;
};

/// Splits the variance of a hit or miss from the share of hits in each draw (NaN left out); both NaN with one future.
/// Source: Searle, Casella and McCulloch (1992), Variance Components, ch. 3 (analysis-of-variance estimator).
[[nodiscard]] VarianceSplit variance_by_level(std::span<const double> per_draw_share, int futures);

/// The same for any outcome of a trajectory, such as the largest force; both NaN with one future or fewer than two
/// draws.
/// @param values  outcome of draw i in future j at i futures + j; a draw with a NaN is left out
[[nodiscard]] VarianceSplit variance_of_outcome(std::span<const double> values, int futures);

/// Distribution over draws of the probability of a hit given the inputs, freed from the noise of finitely many futures:
/// the hits of a draw are binomial given that probability, and its density on the probit scale is found by penalised
/// likelihood. The penalty is on the third difference of the log density, so that few futures fall back on a normal
/// probit, which is exact for a linear Gaussian two-level model, and many futures show the density as it is.
/// Sources: Efron (2016), Biometrika 103 (deconvolution); Eilers and Marx (1996), Statistical Science 11 (penalty).
class ParameterSpread {
 public:
  /// @param per_draw_share share of a draw's futures that hit, in [0, 1]; NaN for a failed draw (left out)
  /// @param futures        futures a draw; one future cannot tell inputs from chance
  /// @throws InvalidInput if no draw is left or a share is outside [0, 1]
  ParameterSpread(std::span<const double> per_draw_share, int futures);

  /// Probability below which a share @p u of the draws lies, u in [0, 1]; 0 and 1 when within 3e-7 of them.
  [[nodiscard]] double quantile(double u) const;

  /// Parameter interval: the central share @p level of the draws. [0, 1] when it is not identified().
  [[nodiscard]] Interval interval(double level) const;

  /// False with one future a draw and hits as well as misses: every spread would fit, and interval() is [0, 1].
  [[nodiscard]] bool identified() const { return identified_; }

 private:
  bool identified_ = true;
  double only_ = -1;           ///< the probability of every draw when no draw differs; else negative
  Eigen::ArrayXd cumulative_;  ///< shape (nodes + 1): mass below each edge of the probit grid
};

/// ParameterSpread(per_draw_share, futures).interval(level), for one level.
[[nodiscard]] Interval parameter_interval(std::span<const double> per_draw_share, int futures, double level);

}  // namespace muster
