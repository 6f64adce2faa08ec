#pragma once

#include "muster/force/conditions.hpp"
#include "muster/force/stocks.hpp"

#include <algorithm>
#include <limits>

namespace muster {

/// The people of a year while it is worked out: who is in at its end so far, and who left on the way [persons].
/// Professionals by service and conscripts by intake stand in the stocks, which are changed in place.
template <class Real>
struct PersonnelOf {
  Real strength{};  ///< sum of the professionals, carried along
  Real entrants{};  ///< recruits who finished training; they stand in professionals[0]
  Real legacy{};
  Real demobilising{}, held{}, held_at_end_of_hold{};
  Real older_conscripts{};  ///< S': of earlier intakes, still in
  Real recruits{}, called_up{};
  Real volunteers{};
  Real professional_leavers{}, legacy_leavers{}, legacy_aged_out{}, released{};
  Real earlier_leavers{};  ///< conscripts of earlier intakes whose term ended
  Real demobilised{};
};

/// Share of an intake still in so many years after it: clamp(term - years, 0, 1).
[[nodiscard]] constexpr double share_in(double term, int years_after) {
  const double left = term - years_after;
  return left < 0 ? 0.0 : (left > 1 ? 1.0 : left);
}

/// Whether conscripts train for the reserve alone and count in no strength.
[[nodiscard]] constexpr bool reserve_only(double term) { return term < 0.5; }

/// Conscripts in service at the end of the year, short terms included.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real conscripts_in(const ForceInputs& inputs, const PersonnelOf<Real>& people) {
  return people.older_conscripts + people.called_up * share_in(inputs.term, 0);
}

/// Of these, those who count in the active strength and in the release and hold rules.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real counted_conscripts(const ForceInputs& inputs, const PersonnelOf<Real>& people) {
  return reserve_only(inputs.term) ? Real(0.0) : conscripts_in(inputs, people);
}

/// This year's intake whose term (under a year) has ended within it.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real same_year_leavers(const ForceInputs& inputs, const PersonnelOf<Real>& people) {
  return people.called_up * (1 - share_in(inputs.term, 0));
}

/// Everyone in active strength at the end of the year.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real active_strength(const ForceInputs& inputs, const PersonnelOf<Real>& people) {
  return people.strength + people.legacy + counted_conscripts(inputs, people) + people.held;
}

namespace detail {

inline double ratio_or_zero(double part, double whole) { return whole > 0 ? part / whole : 0; }

template <class Real>
MUSTER_INLINE Real conscripts_on_1_january(const ForceInputs& inputs, const ForceStocksOf<Real>& now) {
  Real conscripts = 0;
  for (int i = 0; i < inputs.term; ++i) conscripts += now.intakes[i] * share_in(inputs.term, i);
  return conscripts;
}

}  // namespace detail

/// Those who serve as the pool sees them on 1 January: within the enlistment ages (model 2.1).
template <class Real>
[[nodiscard]] MUSTER_INLINE Real serving_from_pool(const ForceConditions& conditions, const ForceStocksOf<Real>& now,
                                                   int tau) {
  const WartimeAges& ages = conditions.ages;
  return now.strength + detail::conscripts_on_1_january(conditions.inputs, now) +
         now.legacy * detail::ratio_or_zero(ages.may_enlist[tau], ages.may_stay[tau]) +
         now.demobilising * ages.may_enlist[tau];
}

/// Everyone in uniform on 1 January.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real soldiers(const ForceInputs& inputs, const ForceStocksOf<Real>& now) {
  return now.strength + detail::conscripts_on_1_january(inputs, now) + now.legacy + now.demobilising;
}

namespace detail {

inline constexpr double unlimited = std::numeric_limits<double>::infinity();

template <class Real>
MUSTER_INLINE void leave(const ForceConditions& conditions, ForceStocksOf<Real>& now, int tau,
                         PersonnelOf<Real>& people) {
  const ServiceVector& stay = conditions.levels[static_cast<std::size_t>(now.pay_level)].continuation;
  people.strength = now.professionals.move_on(service_years, [&](int x) MUSTER_INLINED { return stay[x]; });
  people.professional_leavers = now.strength - people.strength;
  people.legacy_leavers = now.legacy * conditions.inputs.legacy_exit;
  const Real staying = now.legacy - people.legacy_leavers;
  const std::vector<double>& in_age = conditions.ages.may_stay;
  people.legacy = staying * ratio_or_zero(in_age[tau + 1], in_age[tau]);
  people.legacy_aged_out = staying - people.legacy;
}

/// Takes more (or, below 0, fewer) professionals with x completed years.
template <class Real>
MUSTER_INLINE void add_professionals(ForceStocksOf<Real>& now, PersonnelOf<Real>& people, int x, const Real& persons) {
  now.professionals[x] += persons;
  people.strength += persons;
}

/// Earlier intakes grow older by a year; some end their term and some of these sign on.
template <class Real>
MUSTER_INLINE void conscripts_move_on(const ForceInputs& inputs, ForceStocksOf<Real>& now, PersonnelOf<Real>& people) {
  if (inputs.term <= 0) return;
  for (int i = most_term_years; i >= 1; --i) {
    now.intakes[i] = now.intakes[i - 1];
    people.older_conscripts += now.intakes[i] * share_in(inputs.term, i);
    people.earlier_leavers += now.intakes[i] * (share_in(inputs.term, i - 1) - share_in(inputs.term, i));
  }
  add_professionals<Real>(now, people, static_cast<int>(inputs.term), inputs.convert * people.earlier_leavers);
}

template <class Real>
MUSTER_INLINE Real available_volunteers(const ForceYearTerms<Real>& year, const Real& serving, const AimOf<Real>& aim) {
  if (aim.relaxed.volunteers) return unlimited;
  const Real share = select(year.pool > 0, serving / year.pool, Real(0.0));
  return year.volunteers * least(positive_part<Real>(1 - share), Real(1.0));
}

/// C (model 3.3): called, places left, the limit on a class, the gap.
template <class Real>
MUSTER_INLINE Real call_up(const ForceConditions& conditions, const ForceYearTerms<Real>& year, const AimOf<Real>& aim,
                           double places, const PersonnelOf<Real>& people) {
  const ForceInputs& inputs = conditions.inputs;
  if (inputs.term <= 0) return 0;
  const double place = reserve_only(inputs.term) ? inputs.term / 0.5 : 1;
  const Real class_room = conditions.max_class_share * year.class_fit - people.recruits * year.class_share;
  Real intake = least(least(year.called, (places - people.recruits) / place), positive_part(class_room));
  if (!reserve_only(inputs.term)) {
    const Real gap = aim.active - people.strength - people.legacy - people.older_conscripts;
    intake = least(intake, positive_part(gap) / std::min(inputs.term, 1.0));
  }
  return positive_part(intake);
}

template <class Real>
MUSTER_INLINE void recruit(const ForceConditions& conditions, const ForceYearTerms<Real>& year, const Real& serving,
                           const AimOf<Real>& aim, ForceStocksOf<Real>& now, PersonnelOf<Real>& people) {
  const ForceInputs& inputs = conditions.inputs;
  const double places = aim.relaxed.places ? unlimited : inputs.training_places;
  const Real gap = positive_part<Real>(aim.active - people.strength - people.older_conscripts);
  people.volunteers = available_volunteers(year, serving, aim);
  people.recruits = least(least(gap / (1 - inputs.training_loss), people.volunteers), Real(places));
  people.entrants = people.recruits * (1 - inputs.training_loss);
  add_professionals(now, people, 0, people.entrants);
  people.called_up = call_up(conditions, year, aim, places, people);
  now.intakes[0] = people.called_up;
  if (inputs.term > 0 && inputs.term < 1)
    add_professionals<Real>(now, people, 0, inputs.convert * same_year_leavers(inputs, people));
}

/// Professionals above the target go to the reserve, pro rata over service; this year's entrants are spared.
template <class Real>
MUSTER_INLINE void release(const ForceInputs& inputs, const Real& target, ForceStocksOf<Real>& now,
                           PersonnelOf<Real>& people) {
  const Real excess = people.strength + counted_conscripts(inputs, people) - target;
  const Real releasable = people.strength - people.entrants;
  const auto some = both(excess > 0, releasable > 0);
  if (!any(some)) return;
  people.released = select(some, least(excess, releasable), Real(0.0));
  const Real kept = select(some, 1 - people.released / releasable, Real(1.0));
  const Real first = now.professionals[0];
  for (Real& persons : now.professionals.values) persons *= kept;
  now.professionals[0] = select(some, (first - people.entrants) * kept + people.entrants, first);
  people.strength -= people.released;
}

/// Demobilisation by schedule, with those held whom the target needs (policy hold_years).
template <class Real>
MUSTER_INLINE void demobilise(const ForceInputs& inputs, const ForceStocksOf<Real>& now, int tau, const Real& target,
                              PersonnelOf<Real>& people) {
  const double whole = (1 - inputs.stay_share) *
                       (inputs.wartime_strength - std::min(inputs.prewar_professionals, inputs.wartime_strength));
  const Real schedule = whole * (1 - std::min(1.0, (tau + 1) / inputs.demob_years));
  const int year = tau + 1;
  if (year <= inputs.hold_years) {
    const Real needed = target - people.strength - people.legacy - counted_conscripts(inputs, people);
    people.held = least(now.demobilising, positive_part(needed));
    people.demobilising = least(now.demobilising, greatest(schedule, people.held));
    people.held_at_end_of_hold = people.held;
  } else {
    const double fading = std::max(0.0, 1 - (year - inputs.hold_years) / inputs.demob_years);
    people.held_at_end_of_hold = now.held_at_end_of_hold;
    people.demobilising = least(now.demobilising, greatest<Real>(schedule, now.held_at_end_of_hold * fading));
  }
  people.demobilised = now.demobilising - people.demobilising;
}

}  // namespace detail

/// Leaving, recruits, conscripts, release and holding of year tau after the ceasefire (model 3.2, 3.3, 3.1).
/// @param now  stocks of 1 January; of them the professionals by service and the intakes move on to the year's end
template <class Real>
[[nodiscard]] MUSTER_INLINE PersonnelOf<Real> personnel_year(const ForceConditions& conditions,
                                                             const ForceYearTerms<Real>& year, int tau,
                                                             const AimOf<Real>& aim, ForceStocksOf<Real>& now) {
  PersonnelOf<Real> people;
  const Real serving = serving_from_pool(conditions, now, tau);
  detail::leave(conditions, now, tau, people);
  detail::conscripts_move_on(conditions.inputs, now, people);
  detail::recruit(conditions, year, serving, aim, now, people);
  detail::release(conditions.inputs, aim.active, now, people);
  detail::demobilise(conditions.inputs, now, tau, aim.active, people);
  return people;
}

}  // namespace muster
