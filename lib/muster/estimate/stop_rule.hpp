#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "muster/estimate/binomial_interval.hpp"
#include "muster/sampling/sampler.hpp"

namespace muster {

/// Stops a run when every target is known well enough, at looks planned before it starts. Intervals at a look are made
/// at look_level(), high enough that all looks of one target hold together at the level asked for, whichever look the
/// run stops at: the bound of simultaneous_score() with the correlation sqrt(n / m) of means over n and m > n draws.
/// Means of scrambled points may be uncorrelated between looks, since more points cancel the errors of the first; there
/// every look has an allowance of its own.
/// Sources: Pocock (1977), Biometrika 64 (equal bounds at planned looks); Worsley (1982), Biometrika 69 (the bound).
class StopRule {
 public:
  struct Plan {
    double precision = 0.005;        ///< widest half-width of a target's simulation error at which to stop
    double level = 0.95;             ///< at which the interval of each target holds when the run stops
    std::size_t first_look = 1024;   ///< draws
    std::size_t max_draws = 262144;  ///< the last look, whether precise or not
    double growth = 1.5;             ///< draws of a look over those of the one before; 2 for scrambled points
    Sampler sampler = Sampler::random;
    std::size_t unplanned = 0;  ///< looks at any number of draws, as when a signal or a time limit ends the run
  };

  /// @throws InvalidInput unless precision > 0, level in (0, 1), 2 <= first_look <= max_draws and growth > 1, and for
  ///   Latin hypercubes, whose size is fixed
  explicit StopRule(const Plan& plan);

  /// Numbers of draws at which to look, ascending; the last is max_draws.
  [[nodiscard]] const std::vector<std::size_t>& looks() const { return looks_; }

  /// Level at which to make every interval, at every look and at the end: above the level of the plan.
  [[nodiscard]] double look_level() const { return look_level_; }

  /// Whether the widest of the targets' intervals is narrow enough.
  [[nodiscard]] bool precise(std::span<const Interval> targets) const;

 private:
  double precision_;
  std::vector<std::size_t> looks_;
  double look_level_ = 0;
};

}  // namespace muster
