#pragma once

#include "muster/assessment/sustained.hpp"

#include <array>

namespace muster {

inline constexpr double greatest_force = 3'000'000;  ///< upper end of the search [persons]
inline constexpr int halvings = 22;

/// The largest A for which @p sustained holds, by bisection on [0, 3,000,000] with 22 halvings (lower end); 0 when A = 1
/// already fails. Where `sustained` has gaps it is one of its upper edges (model 5).
template <class Sustained>
[[nodiscard]] double largest_sustained(const Sustained& sustained) {
  if (!sustained(1.0)) return 0;
  double low = 0, high = greatest_force;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (low + high) / 2;
    (sustained(middle) ? low : high) = middle;
  }
  return low;
}

/// What limits a force most; `none` when lifting any single limit gains next to nothing.
enum class Binding { none, people, money, training };

/// The maximum sustainable force of a trajectory and what bounds it [persons].
struct MaximumForce {
  double force = 0;                          ///< M: A alone
  double with_reserve = 0;                   ///< M_ratio: with R = reserve_ratio A
  double people = 0, money = 0, training = 0;  ///< ceilings: the other two limits lifted
  Binding binding = Binding::none;
  bool none_sustained = false;               ///< even A = 1 fails
};

/// M, M_ratio, ceilings and binding constraint under the rule.
/// @param cap  no force above it counts as sustained; 0: no cap
[[nodiscard]] MaximumForce maximum_force(const ForceConditions& conditions, const SustainedRule& rule, double cap);

/// M alone, without the cap.
[[nodiscard]] double largest_force(const ForceConditions& conditions, const SustainedRule& rule, Relaxed relaxed,
                                   double reserve_ratio);

/// Whether sustained(A) fails at some A of 10,000 .. 1,000,000 by 10,000 and holds at a larger one.
[[nodiscard]] bool has_gaps(const ForceConditions& conditions, const SustainedRule& rule);

}  // namespace muster
