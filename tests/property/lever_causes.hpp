#pragma once

#include "muster/assessment/maximum_force.hpp"
#include "muster/assessment/sustained.hpp"
#include "muster/force/conditions.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

/// Why a draw went against a lever, told from its paths year by year: the size that held before is followed with the
/// lever pulled, to the first year that fails. A draw that none of the named causes fits has cause "" and is a fault.
namespace muster::testing {

/// One draw at the size that held before, up to the year in which it fails with the lever pulled.
struct Fall {
  JudgedPath before, after;
  double size = 0;
  int year = -1;  ///< years after the ceasefire; -1: the size holds with the lever pulled, too

  [[nodiscard]] const ForceYear& then() const { return before.years[static_cast<std::size_t>(year)]; }
  [[nodiscard]] const ForceYear& now() const { return after.years[static_cast<std::size_t>(year)]; }
};

inline Fall fall_of(const ForceConditions& before, const ForceConditions& after, const SustainedRule& rule,
                    Relaxed relaxed) {
  const double size = largest_force(before, rule, relaxed, 0);
  const auto path = [&](const ForceConditions& conditions) {
    const Aim aim{.active = size, .relaxed = relaxed};
    return judge_path(conditions, rule, aim, 0, conditions.ceasefire + rule.until);
  };
  Fall fall{path(before), path(after), size};
  fall.year = first_failure(fall.after, rule, ReserveReading::none);
  return fall;
}

/// What is to be said of the largest of some numbers; "" when none is above 0.
template <std::size_t n>
std::string largest_of(const std::array<std::pair<double, const char*>, n>& causes) {
  const auto largest = std::ranges::max_element(causes, {}, [](const auto& cause) { return cause.first; });
  return largest->first > 0 ? largest->second : "";
}

/// The first cut that money took before and, with the lever pulled, not or less of it; "" when the lever's first
/// effect is another.
inline std::string first_cut_spared(const Fall& fall) {
  constexpr double persons = 1e-6, share = 1e-9;
  for (int i = 0; i <= fall.year; ++i) {
    const Cuts& then = fall.before.years[static_cast<std::size_t>(i)].cuts;
    const Cuts& now = fall.after.years[static_cast<std::size_t>(i)].cuts;
    if (then.legacy_above_target > now.legacy_above_target + persons) return "wartime soldiers above the size kept";
    if (then.intake > now.intake + share) return "recruits taken";
    if (then.refreshers > now.refreshers + persons) return "refreshers held";
    if (now.of_people() && !then.of_people()) return "";
  }
  return "";
}

/// How what was spared comes back in the year that fails: less money, or more of it for others than the active.
inline std::string comes_back_as(const Fall& fall) {
  const ForceYear &then = fall.then(), &now = fall.now();
  const YearTests& tests = fall.after.tests[static_cast<std::size_t>(fall.year)];
  if (!tests.money) return now.active > fall.size ? "own_cap: they are paid for as long as money lasts" : "";
  if (!now.cuts.of_people()) return "";
  return largest_of(std::array<std::pair<double, const char*>, 3>{{
      {now.reserve_cost - then.reserve_cost, "a larger reserve to pay for"},
      {then.own_money - now.own_money, "less output, as more were in uniform"},
      {now.training - then.training, "more recruits to train at once"},
  }});
}

/// M_money falls: a cut spared early comes back.
inline std::string cause_in_money(const ForceConditions& before, const ForceConditions& after,
                                  const SustainedRule& rule) {
  const Fall fall = fall_of(before, after, rule, {.volunteers = true, .places = true});
  if (fall.year < 0) return "";
  const std::string spared = first_cut_spared(fall), back = comes_back_as(fall);
  return spared.empty() || back.empty() ? "" : spared + "; " + back;
}

/// M_people falls: fewer signed on from the ranks or from the street, or the class before was small.
inline std::string cause_in_people(const ForceConditions& before, const ForceConditions& after,
                                   const SustainedRule& rule) {
  const Fall fall = fall_of(before, after, rule, {.places = true, .money = true});
  if (fall.year < 0) return "";
  double converts = 0, recruits = 0;
  for (int i = 0; i <= fall.year; ++i) {
    const auto year = static_cast<std::size_t>(i);
    converts += fall.before.years[year].converts - fall.after.years[year].converts;
    recruits += fall.before.years[year].recruits - fall.after.years[year].recruits;
  }
  const double professionals = fall.then().professionals - fall.now().professionals;
  const double conscripts = fall.then().conscripts - fall.now().conscripts;
  if (conscripts > professionals) return "fewer conscripts: the gap before was small, and so was the class";
  if (professionals <= 0) return "";
  return largest_of(std::array<std::pair<double, const char*>, 2>{{
      {converts, "fewer professionals: fewer have served as conscripts, so fewer signed on"},
      {recruits, "fewer professionals: who is held cannot volunteer"},
  }});
}

/// The enrolled fall: the two rates of joining are inputs of their own.
inline std::string cause_in_enrolled(const ForceConditions& before, const ForceConditions& after,
                                     const SustainedRule& /*rule*/) {
  const bool other_order = after.inputs.reserve_join_by_law < before.inputs.reserve_join_by_contract;
  return other_order ? "fewer join by law than by contract" : "";
}

}  // namespace muster::testing
