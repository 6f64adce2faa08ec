#pragma once

#include "muster/assessment/target.hpp"
#include "muster/force/advance.hpp"

#include <limits>

/// The tests of a year (model 5), written once for a single trajectory and for several side by side.
namespace muster {

/// Test (a).
template <class Real>
[[nodiscard]] MUSTER_INLINE auto strength_holds(const ForceYearOf<Real>& year, const SustainedRule& rule,
                                                const AimOf<Real>& aim) {
  return year.active >= rule.fill * aim.active - tie_persons;
}

/// Test (b).
template <class Real>
[[nodiscard]] MUSTER_INLINE auto reserve_holds(const Real& reserve, const Real& required) {
  return reserve >= required - tie_persons;
}

/// Test (c), where money is not relaxed.
/// @param own_cap_applies  whether the year's own-funded cost is held against own_cap
template <class Real>
[[nodiscard]] MUSTER_INLINE auto money_holds(const ForceYearOf<Real>& year, const SustainedRule& rule,
                                             bool own_cap_applies) {
  const Real limit =
      own_cap_applies ? rule.own_cap * year.gdp + tie_dollars : Real(std::numeric_limits<double>::infinity());
  return both(year.cuts.unpaid <= tie_dollars, year.own_funded <= limit);
}

/// The reserve a rule counts.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real counted_reserve(const ForceYearOf<Real>& year, const SustainedRule& rule) {
  if (rule.reserve_counts == ReserveCounts::ready) return year.ready;
  return year.enrolled;
}

/// What a size is asked: A alone when the ratio is 0, else with R = ratio A.
struct SizeQuestion {
  Relaxed relaxed{};
  double reserve_ratio = 0;

  /// Whether only test (a) can fail.
  [[nodiscard]] bool asks_strength_alone() const { return relaxed.money && reserve_ratio <= 0; }
};

/// All tests of a year.
template <class Real>
[[nodiscard]] MUSTER_INLINE auto year_holds(const ForceYearOf<Real>& year, const SustainedRule& rule,
                                            const AimOf<Real>& aim, double reserve_ratio, bool own_cap_applies) {
  auto holds = strength_holds(year, rule, aim);
  if (reserve_ratio > 0) {
    holds = both(holds, reserve_holds<Real>(counted_reserve(year, rule), reserve_ratio * aim.active));
  }
  return aim.relaxed.money ? holds : both(holds, money_holds(year, rule, own_cap_applies));
}

/// How far a year is from failing [persons]; not a number where nothing tells. A year that fails for money is as many
/// soldiers short as would pay for what is missing.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real year_margin(const ForceYearOf<Real>& year, const SustainedRule& rule,
                                             const AimOf<Real>& aim, double reserve_ratio, bool own_cap_applies) {
  Real margin = year.active - rule.fill * aim.active;
  if (reserve_ratio > 0) margin = least<Real>(margin, counted_reserve(year, rule) / reserve_ratio - aim.active);
  if (aim.relaxed.money) return margin;
  if (own_cap_applies) {
    const Real heads_cost = year.pay + year.upkeep + year.kit;
    margin = least<Real>(margin, (rule.own_cap * year.gdp - year.own_funded) * year.active / heads_cost);
  }
  return select(year.cuts.unpaid > tie_dollars, Real(std::numeric_limits<double>::quiet_NaN()), margin);
}

/// Whether a path holds (1 or 0), and the margin of its worst year.
template <class Real>
struct PathVerdict {
  Real holds = 1, margin = std::numeric_limits<double>::infinity();
};

/// Judges the years of a path under a definition that looks at single years: every-year or final-year.
/// @param advance_year  advance_year(tau, year): works out year tau after the ceasefire, moves the path's stocks on
/// @param has_run_out   whether that year's aid has run out
template <class Real, class AdvanceYear, class HasRunOut>
[[nodiscard]] MUSTER_INLINE PathVerdict<Real> judge_years(const SustainedRule& rule, const AimOf<Real>& aim,
                                                          double reserve_ratio, const AdvanceYear& advance_year,
                                                          const HasRunOut& has_run_out) {
  const int first = rule.definition == Definition::final_year ? rule.until : rule.settle;
  PathVerdict<Real> verdict;
  ForceYearOf<Real> year;
  for (int tau = 0; tau <= rule.until; ++tau) {
    advance_year(tau, year);
    if (tau < first) continue;
    const bool capped = has_run_out(tau);
    verdict.holds = select(year_holds(year, rule, aim, reserve_ratio, capped), verdict.holds, Real(0.0));
    const Real margin = year_margin(year, rule, aim, reserve_ratio, capped);
    verdict.margin = select(margin >= verdict.margin, verdict.margin, margin);  // not a number stays
  }
  return verdict;
}

/// Whether (1 or 0), with aid zero from year u on, all tests hold from u to the window's end; own_cap counts in each.
/// @param stocks        on 1 January of u, aided until then
/// @param asked         1 where an answer is wanted; elsewhere the answer is 0
/// @param advance_year  advance_year(tau, aim, stocks, year): year tau of a path
template <class Real, class AdvanceYear>
[[nodiscard]] MUSTER_INLINE Real stands_alone_from(int u, const SustainedRule& rule, const Real& active, double reserve,
                                                   ForceStocksOf<Real> stocks, const Real& asked,
                                                   const AdvanceYear& advance_year) {
  const AimOf<Real> alone{.active = active,
                          .without_aid = true,
                          .without_readiness = reserve <= 0 || rule.reserve_counts != ReserveCounts::ready};
  Real holds = asked;
  ForceYearOf<Real> year;
  for (int tau = u; tau <= rule.until && any(holds > 0); ++tau) {
    advance_year(tau, alone, stocks, year);
    auto passed = both(strength_holds(year, rule, alone), money_holds(year, rule, true));
    if (reserve > 0) passed = both(passed, reserve_holds<Real>(counted_reserve(year, rule), reserve));
    holds = select(passed, holds, Real(0.0));
  }
  return holds;
}

/// The first year from which a path stands alone, -1 until it is found: told year by year.
/// @param stocks  of the aided path on 1 January of u
template <class Real, class AdvanceYear>
MUSTER_INLINE void look_for_self_financed(int u, const SustainedRule& rule, const Real& active, double reserve,
                                          const ForceStocksOf<Real>& stocks, const AdvanceYear& advance_year,
                                          Real& first) {
  if (u > rule.until || !any(first < 0)) return;
  const Real asked = select(first < 0, Real(1.0), Real(0.0));
  const Real holds = stands_alone_from(u, rule, active, reserve, stocks, asked, advance_year);
  first = select(holds > 0, Real(u), first);
}

}  // namespace muster
