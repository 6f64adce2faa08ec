#pragma once

#include "muster/assessment/maximum_force.hpp"

namespace muster::testing {

/// The largest A for which @p sustained holds as the model defines it: bisection on [0, 3,000,000] with 22 halvings,
/// lower end; 0 when A = 1 already fails. What the search of the library is held against.
template <class Sustained>
[[nodiscard]] double bisected(const Sustained& sustained) {
  if (!sustained(1.0)) return 0;
  double low = 0, high = greatest_force;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (sustained(middle) ? low : high) = middle;
  }
  return low;
}

/// M by that bisection.
[[nodiscard]] inline double bisected_force(const ForceConditions& conditions, const SustainedRule& rule,
                                           Relaxed relaxed, double reserve_ratio) {
  return bisected([&](double active) {
    return sustains(conditions, rule, Aim{.active = active, .relaxed = relaxed}, reserve_ratio);
  });
}

}  // namespace muster::testing
