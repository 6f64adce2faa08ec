#pragma once

#include "muster/force/cuts.hpp"
#include "muster/force/personnel.hpp"

/// The equations of one year of the force, written once for a single trajectory (Real = double) and for several side by
/// side (Real = Lanes). step() in step.hpp is what a single trajectory calls.
namespace muster {
namespace detail {

/// Those on the list after a year's fading.
template <class Real>
struct RegisteredOf {
  Real regular, veterans;

  [[nodiscard]] Real sum() const { return regular + veterans; }
};

template <class Real>
MUSTER_INLINE RegisteredOf<Real> fade_reserve(const ForceConditions& conditions, int tau, ReserveOf<Real>& reserve) {
  const ForceInputs& inputs = conditions.inputs;
  const std::vector<double>& in_age = conditions.ages.may_reserve;
  const int years = static_cast<int>(inputs.reserve_years);
  const double in_age_still = ratio_or_zero(in_age[tau + 1], in_age[tau]);
  return {shift_one_year(reserve.regular, inputs.reserve_keep, years),
          shift_one_year(reserve.veterans, inputs.reserve_keep * in_age_still, years)};
}

/// Those who leave service for the reserve (model 3.5). @return how many
template <class Real>
MUSTER_INLINE Real enter_reserve(const ForceConditions& conditions, const PersonnelOf<Real>& people,
                                 const CutsOf<Real>& cuts, int tau, ReserveOf<Real>& reserve) {
  const ForceInputs& inputs = conditions.inputs;
  const WartimeAges& ages = conditions.ages;
  const double joining = inputs.reserve_by_law > 0.5 ? inputs.reserve_join_by_law : inputs.reserve_join_by_contract;
  const Real ended_terms = people.earlier_leavers + same_year_leavers(inputs, people);
  const Real of_regulars = joining * (people.professional_leavers + people.released + cuts.professionals +
                                      (1 - inputs.convert) * ended_terms + cuts.conscripts);
  const double in_age = ages.may_reserve[tau + 1];
  const Real of_leavers = people.legacy_leavers * ratio_or_zero(in_age, ages.may_stay[tau]);
  const Real of_cut = (cuts.legacy_above_target + cuts.legacy) * ratio_or_zero(in_age, ages.may_stay[tau + 1]);
  const Real of_veterans = joining * (of_leavers + of_cut) + inputs.reserve_liable * in_age * people.demobilised;
  reserve.regular[0] += of_regulars;
  reserve.veterans[0] += of_veterans;
  return of_regulars + of_veterans;
}

template <class Real>
struct MoneyYear {
  Real gdp, aid;
  PursesOf<Real> purses;
};

template <class Real>
MUSTER_INLINE MoneyYear<Real> money_year(const ForceConditions& conditions, const ForceYearTerms<Real>& year,
                                         const ForceStocksOf<Real>& now, const AimOf<Real>& aim,
                                         const Real& planned_refreshers) {
  const ForceInputs& inputs = conditions.inputs;
  const Real absent = soldiers(inputs, now) + planned_refreshers * (inputs.refresher_days / 365);
  const Real gdp = output(year.potential, year.labour_force, conditions.alpha, absent, inputs.wartime_strength);
  const Real aid = aim.without_aid ? Real(0.0) : year.aid_paid;
  return {gdp, aid, {year.own_share * gdp, conditions.aid_for_pay * aid, (1 - conditions.aid_for_pay) * aid}};
}

template <class Real>
MUSTER_INLINE void record_people(const ForceInputs& inputs, const PersonnelOf<Real>& people, const CutsOf<Real>& cuts,
                                 ForceYearOf<Real>& year) {
  const Real ended_terms = people.earlier_leavers + same_year_leavers(inputs, people);
  year.volunteers = people.volunteers;
  year.recruits = people.recruits;
  year.training_dropouts = people.recruits - people.entrants;
  year.called_up = people.called_up;
  year.converts = inputs.convert * ended_terms;
  year.released = people.released;
  year.left = people.professional_leavers + people.legacy_leavers + people.legacy_aged_out + ended_terms -
              year.converts + cuts.legacy_above_target + cuts.professionals + cuts.legacy + cuts.conscripts;
  year.demobilised = people.demobilised;
  year.professionals = people.strength;
  year.legacy = people.legacy;
  year.conscripts = conscripts_in(inputs, people);
  year.held = people.held;
  year.demobilising = people.demobilising;
  year.active = active_strength(inputs, people);
  year.cuts = cuts;
}

template <class Real>
MUSTER_INLINE void record_money(const CostsOf<Real>& spent, const CutsOf<Real>& cuts, const MoneyYear<Real>& money,
                                ForceYearOf<Real>& year) {
  year.gdp = money.gdp;
  year.own_money = money.purses.own;
  year.aid = money.aid;
  year.pay = spent.pay;
  year.upkeep = spent.upkeep;
  year.kit = spent.kit * (1 - cuts.equipment);
  year.training = spent.training;
  year.reserve_cost = spent.reserve;
  year.fixed = spent.fixed;
  year.veterans = spent.veterans;
  const Real kit_net = year.kit + year.fixed - money.purses.aid_for_kit;
  year.own_funded = positive_part<Real>(spent.plain() + positive_part(kit_net) - money.purses.aid_for_pay);
}

template <class Real>
MUSTER_INLINE void stand_at_years_end(const PersonnelOf<Real>& people, ForceStocksOf<Real>& stocks) {
  stocks.strength = people.strength;
  stocks.legacy = people.legacy;
  stocks.demobilising = people.demobilising;
  stocks.held = people.held;
  stocks.held_at_end_of_hold = people.held_at_end_of_hold;
}

}  // namespace detail

/// The force on 1 January of the ceasefire (model 3.1).
template <class Real>
[[nodiscard]] ForceStocksOf<Real> stocks_at_ceasefire(const ForceInputs& inputs, const ForceTables& tables) {
  ForceStocksOf<Real> start;
  const double career = std::min(inputs.prewar_professionals, inputs.wartime_strength);
  for (std::size_t x = 0; x < service_years; ++x) start.professionals[x] = career * tables.career_los[x];
  start.strength = start.professionals.sum();
  start.legacy = inputs.stay_share * (inputs.wartime_strength - career);
  start.demobilising = inputs.wartime_strength - career - inputs.stay_share * (inputs.wartime_strength - career);
  return start;
}

/// A year of a path with money relaxed of which only test (a) is asked: who serves. See advance().
/// @param year  its active strength is written, and nothing else
template <class Real>
MUSTER_INLINE void advance_strength(const ForceConditions& conditions, const ForceYearTerms<Real>& terms, int tau,
                                    const AimOf<Real>& aim, ForceStocksOf<Real>& stocks, ForceYearOf<Real>& year) {
  const PersonnelOf<Real> people = personnel_year(conditions, terms, tau, aim, stocks);
  year.active = active_strength(conditions.inputs, people);
  detail::stand_at_years_end(people, stocks);
}

/// One year of a path that aims at aim.active (model 3.2 - 4.3), in the model's order: leaving, recruits, conscripts,
/// release, holding, cost and cuts, reserve.
/// @param stocks  on 1 January; afterwards those of the next one, at the same level of pay
/// @param tau     years since the ceasefire, >= 0
/// @param year    what became of it
template <class Real>
MUSTER_INLINE void advance(const ForceConditions& conditions, const ForceYearTerms<Real>& terms, int tau,
                           const AimOf<Real>& aim, ForceStocksOf<Real>& stocks, ForceYearOf<Real>& year) {
  const ForceInputs& inputs = conditions.inputs;
  const detail::RegisteredOf<Real> registered = detail::fade_reserve(conditions, tau, stocks.reserve);
  const ReserveLoad<Real> planned{registered.sum(), inputs.refresher_share * registered.sum()};
  const detail::MoneyYear<Real> money = detail::money_year(conditions, terms, stocks, aim, planned.trained);
  const UnitCosts<Real> unit = unit_costs(inputs, terms);
  PersonnelOf<Real> people = personnel_year(conditions, terms, tau, aim, stocks);
  CutsOf<Real> cuts;
  if (!aim.relaxed.money) {
    const CostsOf<Real> asked = costs(inputs, unit, terms.prices, people, planned);
    cuts = cut_to_budget(conditions, unit, bill_of(asked, money.purses), planned.trained, aim.active, stocks, people);
  }
  year.pay_ratio = conditions.levels[static_cast<std::size_t>(stocks.pay_level)].ratio;
  year.registered = planned.registered;
  year.trained = planned.trained - cuts.refreshers;
  detail::record_people(inputs, people, cuts, year);
  detail::record_money(costs(inputs, unit, terms.prices, people, {year.registered, year.trained}), cuts, money, year);
  const int years = static_cast<int>(inputs.reserve_years);
  const Real trained_share = select(year.registered > 0, year.trained / year.registered, Real(0.0));
  detail::train_registered(registered.regular, trained_share, years, stocks.reserve.regular);
  detail::train_registered(registered.veterans, trained_share, years, stocks.reserve.veterans);
  year.enrolled = year.registered + detail::enter_reserve(conditions, people, cuts, tau, stocks.reserve);
  if (!aim.without_readiness) {
    year.ready =
        ready_reserve(stocks.reserve, {.turn_out = inputs.turn_out, .kept = conditions.skill_kept, .years = years});
  }
  year.called_share = select(terms.class_men > 0, year.called_up / terms.class_men, Real(0.0));
  detail::stand_at_years_end(people, stocks);
}

}  // namespace muster
