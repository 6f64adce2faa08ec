#pragma once

#include "muster/assessment/sustained.hpp"

#include <algorithm>

namespace muster {

inline constexpr double greatest_force = 3'000'000;  ///< upper end of the search [persons]
inline constexpr int halvings = 22;

/// The largest A for which @p sustained holds, by bisection on [0, 3,000,000] with 22 halvings (lower end); 0 when A =
/// 1 already fails. Where `sustained` has gaps it is one of its upper edges (model 5).
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

/// The same from a guess on the bisection's grid, in fewer evaluations when it is right or near: without gaps the grid
/// has one last point that holds, and any search ends there.
template <class Sustained>
[[nodiscard]] double largest_sustained_near(double guess, const Sustained& sustained) {
  constexpr int last = 1 << halvings;
  constexpr double step = greatest_force / last;
  const auto holds = [&](int i) { return sustained(i * step); };
  int low = 0, high = last;
  if (const int at = static_cast<int>(guess / step); at > 0 && holds(at)) {
    low = at;
    for (int reach = 1; low + reach < high; reach *= 64) {
      if (!holds(low + reach))
        high = low + reach;
      else
        low += reach;
    }
  } else {
    if (!sustained(1.0)) return 0;
    if (at > 0) high = at;
  }
  while (high - low > 1) {
    const int middle = low + (high - low) / 2;
    (holds(middle) ? low : high) = middle;
  }
  return low * step;
}

/// What limits a force most; `none` when lifting any single limit gains next to nothing.
enum class Binding { none, people, money, training };

/// The maximum sustainable force of a trajectory and what bounds it [persons].
struct MaximumForce {
  double force = 0;                            ///< M: A alone
  double with_reserve = 0;                     ///< M_ratio: with R = reserve_ratio A
  double people = 0, money = 0, training = 0;  ///< ceilings: the other two limits lifted
  Binding binding = Binding::none;
  bool none_sustained = false;  ///< even A = 1 fails
};

/// M, M_ratio, ceilings and binding constraint under the rule.
/// @param cap  no force above it counts as sustained; 0: no cap
[[nodiscard]] MaximumForce maximum_force(const ForceConditions& conditions, const SustainedRule& rule, double cap);

/// M without the cap, by the bisection of the model.
[[nodiscard]] double largest_force(const ForceConditions& conditions, const SustainedRule& rule, Relaxed relaxed,
                                   double reserve_ratio);

/// The same from a guess, such as M with fewer limits lifted.
[[nodiscard]] double largest_force_near(double guess, const ForceConditions& conditions, const SustainedRule& rule,
                                        Relaxed relaxed, double reserve_ratio);

/// Whether sustained(A) fails at some A of 10,000 .. 1,000,000 by 10,000 and holds at a larger one.
[[nodiscard]] bool has_gaps(const ForceConditions& conditions, const SustainedRule& rule);

}  // namespace muster
