#pragma once

#include "muster/assessment/sustained.hpp"

namespace muster {

/// What limits a force most; `none` when lifting any single limit gains next to nothing.
enum class Binding { none, people, money, training };

/// The maximum sustainable force of a trajectory and what bounds it [persons].
struct MaximumForce {
  double force = 0;                            ///< M: A alone
  double with_reserve = 0;                     ///< M_ratio: with R = reserve_ratio A
  double people = 0, money = 0, training = 0;  ///< ceilings: the other two limits lifted
  Binding binding = Binding::none;
  bool none_sustained = false;  ///< even A = 1 fails
  int paths = 0;                ///< force paths it took
};

/// M, M_ratio, ceilings and binding constraint under the rule: what the bisection of the model gives (model 5), found
/// with fewer paths. Each search starts from what those before it found: the ceilings bound M with one limit lifted,
/// and these bound M.
/// @param cap  no force above it counts as sustained; 0: no cap
[[nodiscard]] MaximumForce maximum_force(const ForceConditions& conditions, const SustainedRule& rule, double cap);

/// M without the cap and with limits lifted [persons].
/// @param reserve_ratio  R / A; 0 for A alone
[[nodiscard]] double largest_force(const ForceConditions& conditions, const SustainedRule& rule, Relaxed relaxed,
                                   double reserve_ratio);

inline constexpr double gap_step = 10'000, gap_last = 1'000'000;  ///< sizes looked at for gaps [persons]

/// Whether sustained(A) fails at some A of 10,000 .. 1,000,000 by 10,000 and holds at a larger one.
[[nodiscard]] bool has_gaps(const ForceConditions& conditions, const SustainedRule& rule);

}  // namespace muster
