#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "muster/estimate/binomial_interval.hpp"

namespace muster {

/// A performance function on standard normal space: the event is a value of at most 0, NaN is a failed evaluation.
using Performance = std::function<double(std::span<const double> point)>;

/// The same for many points at once, shape (dimensions, points), so that the caller may use threads: one value a point.
using BatchPerformance = std::function<std::vector<double>(const Eigen::MatrixXd& points)>;

/// How a rare event is sampled.
struct RareEventPlan {
  std::size_t dimensions = 1;
  std::uint64_t seed = 1;
  std::size_t particles = 2500;  ///< points held at each level; evaluations are particles (1 + moves levels)
  int moves = 2;                 ///< Markov chain steps of every particle at each level
  double keep = 0.2;             ///< share of the particles that a level keeps
  double level = 0.95;           ///< of the simulation error
  int max_levels = 60;           ///< gives up after these: the event was not reached
};

/// What rare-event sampling found.
struct RareEventEstimate {
  double probability = 0;  ///< 0 when the event was not reached: the error then bounds it from above
  Interval simulation_error;
  double relative_error = 0;    ///< standard error of the logarithm of the probability
  double lineages = 0;          ///< effective number of initial points from which the conditional sample descends
  int levels = 0;               ///< intermediate levels used
  std::size_t evaluations = 0;  ///< of the performance function
  std::size_t failed = 0;       ///< evaluations that gave NaN; those among the initial points widen the error upwards
  Eigen::MatrixXd sample;       ///< points in the event, as distributed given the event; shape (dimensions, points)
};

/// Probability that @p performance is at most 0 for independent standard normals, by subset simulation: a population
/// is led through falling levels of the performance; each level keeps the best particles, copies them evenly, and moves
/// all by conditional sampling with adapted step. The error is that of the population's genealogy: initial points are
/// independent, so the spread of the final weight over their descendants carries resampling and the chains'
/// correlation, which the usual coefficient of variation misses.
/// @throws InvalidInput if the plan is out of range or the performance returns another number of values
/// Sources: Au and Beck (2001), Probabilistic Engineering Mechanics 16; Papaioannou et al. (2015), ibid. 41 (moves);
/// Chan and Lai (2013), Annals of Statistics 41, and Lee and Whiteley (2018), Biometrika 105 (error by genealogy).
[[nodiscard]] RareEventEstimate rare_event_probability(const BatchPerformance& performance, const RareEventPlan& plan);

/// The same for a function of one point.
[[nodiscard]] RareEventEstimate rare_event_probability(const Performance& performance, const RareEventPlan& plan);

/// One coordinate of the points in the event, in standard scores: what would have to be true of it.
struct ConditionalSpread {
  double q05 = 0, q50 = 0, q95 = 0;
  double shift = 0;  ///< mean; 0 for a coordinate that the event does not ask anything of
};

/// Spread of each coordinate of RareEventEstimate::sample, shape (dimensions). The points form few lineages, so read
/// the centre and not the tails.
/// @throws InvalidInput if the sample is empty
[[nodiscard]] std::vector<ConditionalSpread> conditional_spread(const Eigen::MatrixXd& sample);

}  // namespace muster
