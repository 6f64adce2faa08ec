#pragma once

#include "muster/force/conditions.hpp"
#include "muster/force/cost.hpp"
#include "muster/force/personnel.hpp"
#include "muster/force/stocks.hpp"

#include <algorithm>

namespace muster {

/// The year's unit costs at one level of pay [USD].
template <class Real>
struct UnitCosts {
  Real professional{};  ///< pay and upkeep of a professional, wartime soldier or held
  Real conscript{};     ///< pay and upkeep of a conscript
  Real pay{};           ///< pay of a professional
  Real conscript_pay{};
  Real upkeep{}, kit{};
  Real training{};               ///< per recruit
  Real registered{}, trained{};  ///< per reservist
};

template <class Real>
[[nodiscard]] MUSTER_INLINE UnitCosts<Real> unit_costs(const ForceInputs& inputs, const ForceYearTerms<Real>& year) {
  const PricesOf<Real>& prices = year.prices;
  const Real all_in = year.pay + prices.running;
  return {.professional = year.pay + prices.upkeep,
          .conscript = prices.conscript_pay + prices.upkeep,
          .pay = year.pay,
          .conscript_pay = prices.conscript_pay,
          .upkeep = prices.upkeep,
          .kit = prices.kit,
          .training = prices.training,
          .registered = inputs.reserve_price_registered * all_in,
          .trained = inputs.reserve_price_trained * all_in};
}

/// Everyone who is equipped and run like a soldier at the end of the year: the demobilising too.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real heads(const ForceInputs& inputs, const PersonnelOf<Real>& people) {
  return people.strength + people.legacy + people.demobilising + conscripts_in(inputs, people);
}

/// Costs of a year by kind at the strengths of its end [USD].
template <class Real>
struct CostsOf {
  Real pay{}, upkeep{}, kit{}, training{}, reserve{}, fixed{}, veterans{};

  [[nodiscard]] Real plain() const { return pay + upkeep + training + reserve + veterans; }
};

/// The purses of a year [USD].
template <class Real>
struct PursesOf {
  Real own{}, aid_for_pay{}, aid_for_kit{};
};

/// The reserve as the bill sees it [persons].
template <class Real>
struct ReserveLoad {
  Real registered{}, trained{};
};

template <class Real>
[[nodiscard]] MUSTER_INLINE CostsOf<Real> costs(const ForceInputs& inputs, const UnitCosts<Real>& unit,
                                                const PricesOf<Real>& prices, const PersonnelOf<Real>& people,
                                                const ReserveLoad<Real>& reserve) {
  const Real soldiers = heads(inputs, people);
  const Real conscripts = conscripts_in(inputs, people);
  return {.pay = (soldiers - conscripts) * unit.pay + conscripts * unit.conscript_pay,
          .upkeep = soldiers * unit.upkeep,
          .kit = soldiers * unit.kit,
          .training = (people.recruits + people.called_up) * unit.training,
          .reserve = reserve.registered * unit.registered + reserve.trained * unit.trained,
          .fixed = prices.fixed,
          .veterans = prices.veterans};
}

template <class Real>
[[nodiscard]] MUSTER_INLINE BillOf<Real> bill_of(const CostsOf<Real>& costs, const PursesOf<Real>& purses) {
  return {costs.plain(), costs.kit + costs.fixed - purses.aid_for_kit, purses.own + purses.aid_for_pay};
}

namespace detail {

/// Takes the smallest cut of one kind from the bill and says how many units it was.
template <class Real>
MUSTER_INLINE Real take(BillOf<Real>& bill, const SavingOf<Real>& saving, const Real& available) {
  const Real units = smallest_cut(bill, saving, available);
  bill = after_cut(bill, saving, units);
  return units;
}

template <class Real>
MUSTER_INLINE void cut_legacy_above_target(const ForceInputs& inputs, const UnitCosts<Real>& unit, const Real& target,
                                           BillOf<Real>& bill, PersonnelOf<Real>& people, CutsOf<Real>& cuts) {
  const Real above = positive_part<Real>(active_strength(inputs, people) - target);
  cuts.legacy_above_target = take(bill, {unit.professional, unit.kit}, least(people.legacy, above));
  people.legacy -= cuts.legacy_above_target;
}

template <class Real>
MUSTER_INLINE void cut_intake(const ForceInputs& inputs, const UnitCosts<Real>& unit, BillOf<Real>& bill,
                              ForceStocksOf<Real>& now, PersonnelOf<Real>& people, CutsOf<Real>& cuts) {
  const double term = std::min(inputs.term, 1.0);
  const double kept = 1 - inputs.training_loss;
  const double signing_on = (1 - term) * inputs.convert;
  const SavingOf<Real> whole{
      people.recruits * (unit.training + kept * unit.professional) +
          people.called_up * (unit.training + term * unit.conscript + signing_on * unit.professional),
      (people.recruits * kept + people.called_up * (term + signing_on)) * unit.kit};
  cuts.intake = take(bill, whole, select(people.recruits + people.called_up > 0, Real(1.0), Real(0.0)));
  const Real converts = inputs.term < 1 ? inputs.convert * same_year_leavers(inputs, people) : Real(0.0);
  add_professionals<Real>(now, people, 0, Real(0.0) - cuts.intake * (people.entrants + converts));
  people.entrants *= 1 - cuts.intake;
  people.recruits *= 1 - cuts.intake;
  people.called_up *= 1 - cuts.intake;
  now.intakes[0] = people.called_up;
}

template <class Real>
MUSTER_INLINE void cut_equipment(const ForceInputs& inputs, const UnitCosts<Real>& unit, double kit_floor,
                                 BillOf<Real>& bill, const PersonnelOf<Real>& people, CutsOf<Real>& cuts) {
  const Real kit_cost = heads(inputs, people) * unit.kit;
  cuts.equipment = take(bill, {Real(0.0), kit_cost}, select(kit_cost > 0, Real(1 - kit_floor), Real(0.0)));
}

template <class Real>
MUSTER_INLINE void cut_conscripts(const ForceInputs& inputs, const UnitCosts<Real>& unit, const Real& kit,
                                  BillOf<Real>& bill, ForceStocksOf<Real>& now, PersonnelOf<Real>& people,
                                  CutsOf<Real>& cuts) {
  const Real conscripts = conscripts_in(inputs, people);
  cuts.conscripts = take(bill, {unit.conscript, kit}, conscripts);
  const auto some = cuts.conscripts > 0;
  if (!any(some)) return;
  const Real kept = select(some, 1 - cuts.conscripts / conscripts, Real(1.0));
  for (Real& intake : now.intakes.values) intake *= kept;
  people.older_conscripts *= kept;
  people.called_up *= kept;
}

template <class Real>
MUSTER_INLINE void cut_strength(const ForceInputs& inputs, const UnitCosts<Real>& unit, BillOf<Real>& bill,
                                ForceStocksOf<Real>& now, PersonnelOf<Real>& people, CutsOf<Real>& cuts) {
  const Real kit = unit.kit * (1 - cuts.equipment);
  cuts.held = take(bill, {unit.professional, kit}, people.held);
  people.held -= cuts.held;
  people.held_at_end_of_hold -= cuts.held;
  people.demobilising -= cuts.held;
  people.demobilised += cuts.held;
  const Real strength = people.strength + people.legacy;
  const Real taken = take(bill, {unit.professional, kit}, positive_part(strength));
  const Real share = select(strength > 0, taken / strength, Real(0.0));
  cuts.professionals = share * people.strength;
  cuts.legacy = share * people.legacy;
  if (any(share > 0)) {
    for (Real& persons : now.professionals.values) persons *= 1 - share;
    people.strength *= 1 - share;
    people.legacy *= 1 - share;
  }
  cut_conscripts(inputs, unit, kit, bill, now, people, cuts);
}

}  // namespace detail

/// Cuts in the model's order, each the smallest that closes the gap: wartime soldiers above the target, intake,
/// refreshers, equipment to kit_floor, strength (model 3.4). Takes those cut out of @p now and @p people.
template <class Real>
[[nodiscard]] MUSTER_INLINE CutsOf<Real> cut_to_budget(const ForceConditions& conditions, const UnitCosts<Real>& unit,
                                                       BillOf<Real> bill, const Real& planned_refreshers,
                                                       const Real& target, ForceStocksOf<Real>& now,
                                                       PersonnelOf<Real>& people) {
  CutsOf<Real> cuts;
  if (!any(bill.gap() > rounding_gap)) return cuts;
  const ForceInputs& inputs = conditions.inputs;
  detail::cut_legacy_above_target(inputs, unit, target, bill, people, cuts);
  detail::cut_intake(inputs, unit, bill, now, people, cuts);
  if (!any(bill.gap() > rounding_gap)) return cuts;
  cuts.refreshers = detail::take(bill, {unit.trained, Real(0.0)}, planned_refreshers);
  detail::cut_equipment(inputs, unit, conditions.kit_floor, bill, people, cuts);
  if (any(bill.gap() > rounding_gap)) detail::cut_strength(inputs, unit, bill, now, people, cuts);
  cuts.unpaid = select(bill.gap() > rounding_gap, bill.gap(), Real(0.0));
  return cuts;
}

}  // namespace muster
