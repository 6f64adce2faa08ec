#pragma once

#include "muster/assessment/sustained.hpp"

#include <array>
#include <span>
#include <vector>

namespace muster {

/// Why a year fails its tests (model 5); `none` when it does not, or when the target is above the cap.
enum class Cause { none, start, people, training, money, reserve };

/// Causes of every year of a judged path, entry i is year ceasefire + i; needs the paths with limits lifted, which are
/// worked out here only for a target that fails test (a) in some year.
[[nodiscard]] std::vector<Cause> causes(const ForceConditions& conditions, const SustainedRule& rule,
                                        const JudgedPath& path, ReserveReading reading);

/// Paths with limits lifted that tell causes apart: places, money, all but places.
inline constexpr std::array<Relaxed, 3> lifted_for_causes{Relaxed{.places = true}, Relaxed{.money = true},
                                                          Relaxed{.volunteers = true, .money = true}};
inline constexpr std::size_t lifted_places = 0, lifted_money = 1, lifted_but_places = 2;
/// Of the lifted paths test (a) alone is read.
[[nodiscard]] inline Aim aim_of_lifted(double active, Relaxed relaxed) {
  return {.active = active, .relaxed = relaxed, .strength_alone = relaxed.money};
}
using LiftedTests = std::array<std::span<const YearTests>, 3>;  ///< their tests, in that order

/// Whether test (a) fails in some year: only then are the lifted paths needed.
[[nodiscard]] bool is_short_of_strength(const JudgedPath& path);

/// causes() when the lifted paths have been judged.
[[nodiscard]] std::vector<Cause> causes_given(const LiftedTests& lifted, double cap, const JudgedPath& path,
                                              ReserveReading reading);

/// The first year u from the ceasefire to the window's end such that, with aid zero from u on, all tests hold from u to
/// the window's end (own_cap in each); in years after the ceasefire, -1 when there is none (model 5).
[[nodiscard]] int self_financed_from(const ForceConditions& conditions, const SustainedRule& rule, double active,
                                     double reserve, ReserveReading reading);

}  // namespace muster
