#pragma once

namespace muster {

/// Two ends of an interval, low <= high, in the unit of what they bound.
struct Interval {
  double low = 0;
  double high = 0;

  [[nodiscard]] double width() const { return high - low; }
  [[nodiscard]] bool contains(double value) const { return low <= value && value <= high; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// Wilson's score interval for a probability: its coverage averages to the nominal one over p.
/// @param successes hits, real-valued for effective numbers, 0 <= successes <= trials
/// @param trials    trials, real-valued for effective numbers, > 0
/// @param level     nominal two-sided coverage in (0, 1)
/// @throws InvalidInput if an argument is outside its range
/// Source: Wilson (1927), JASA 22; Brown, Cai and DasGupta (2001), Statistical Science 16.
[[nodiscard]] Interval wilson(double successes, double trials, double level);

/// Clopper and Pearson's interval: its coverage is never below the nominal one. Arguments as of wilson(); real-valued
/// ones are taken through the beta distribution (Korn and Graubard 1998, Survey Methodology 24).
/// @throws InvalidInput if an argument is outside its range
/// Source: Clopper and Pearson (1934), Biometrika 26.
[[nodiscard]] Interval clopper_pearson(double successes, double trials, double level);

}  // namespace muster
