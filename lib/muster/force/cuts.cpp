#include "muster/force/cuts.hpp"

#include <algorithm>

namespace muster {
namespace {

/// Takes the smallest cut of one kind from the bill and says how many units it was.
double take(Bill& bill, Saving saving, double available) {
  const double units = smallest_cut(bill, saving, available);
  bill = after_cut(bill, saving, units);
  return units;
}

void cut_legacy_above_target(const ForceInputs& inputs, const UnitCosts& unit, double target, Bill& bill,
                             CutYear& year) {
  const double above = std::max(0.0, active_strength(inputs, year.people) - target);
  year.cuts.legacy_above_target = take(bill, {unit.professional, unit.kit}, std::min(year.people.legacy, above));
  year.people.legacy -= year.cuts.legacy_above_target;
}

void cut_intake(const ForceInputs& inputs, const UnitCosts& unit, Bill& bill, CutYear& year) {
  Personnel& people = year.people;
  const double term = std::min(inputs.term, 1.0);
  const double kept = 1 - inputs.training_loss;
  const double signing_on = (1 - term) * inputs.convert;
  const double recruits = people.recruits, called = people.called_up;
  const Saving whole{recruits * (unit.training + kept * unit.professional) +
                         called * (unit.training + term * unit.conscript + signing_on * unit.professional),
                     (recruits * kept + called * (term + signing_on)) * unit.kit};
  if (recruits + called <= 0) return;
  year.cuts.intake = take(bill, whole, 1);
  const double converts = inputs.term < 1 ? inputs.convert * same_year_leavers(inputs, people) : 0;
  people.professionals[0] -= year.cuts.intake * (people.entrants + converts);
  people.entrants *= 1 - year.cuts.intake;
  people.recruits *= 1 - year.cuts.intake;
  people.called_up *= 1 - year.cuts.intake;
  people.intakes[0] = people.called_up;
}

void cut_equipment(const ForceInputs& inputs, const UnitCosts& unit, double kit_floor, Bill& bill, CutYear& year) {
  const double kit_cost = heads(inputs, year.people) * unit.kit;
  if (kit_cost <= 0) return;
  year.cuts.equipment = take(bill, {0, kit_cost}, 1 - kit_floor);
}

void cut_strength(const ForceInputs& inputs, const UnitCosts& unit, Bill& bill, CutYear& year) {
  Personnel& people = year.people;
  const double kit = unit.kit * (1 - year.cuts.equipment);
  year.cuts.held = take(bill, {unit.professional, kit}, people.held);
  people.held -= year.cuts.held;
  people.held_at_end_of_hold -= year.cuts.held;
  people.demobilising -= year.cuts.held;
  people.demobilised += year.cuts.held;
  const double strength = people.professional_strength() + people.legacy;
  const double share = strength > 0 ? take(bill, {unit.professional, kit}, strength) / strength : 0;
  year.cuts.professionals = share * people.professional_strength();
  year.cuts.legacy = share * people.legacy;
  people.professionals *= 1 - share;
  people.legacy *= 1 - share;
  const double conscripts = conscripts_in(inputs, people);
  year.cuts.conscripts = take(bill, {unit.conscript, kit}, conscripts);
  if (year.cuts.conscripts <= 0) return;
  const double kept = 1 - year.cuts.conscripts / conscripts;
  for (double& intake : people.intakes) intake *= kept;
  people.older_conscripts *= kept;
  people.called_up *= kept;
}

}  // namespace

UnitCosts unit_costs(const ForceConditions& conditions, int t, int pay_level) {
  const Prices& prices = conditions.years[t].prices;
  const ForceInputs& inputs = conditions.inputs;
  UnitCosts unit;
  unit.pay = conditions.years[t].pay[pay_level].pay;
  unit.conscript_pay = prices.conscript_pay;
  unit.upkeep = prices.upkeep;
  unit.kit = prices.kit;
  unit.training = prices.training;
  unit.professional = unit.pay + unit.upkeep;
  unit.conscript = unit.conscript_pay + unit.upkeep;
  const double all_in = unit.pay + prices.running;
  unit.registered = inputs.reserve_price_registered * all_in;
  unit.trained = inputs.reserve_price_trained * all_in;
  return unit;
}

Costs costs(const ForceInputs& inputs, const UnitCosts& unit, const Prices& prices, const Personnel& people,
            const ReserveLoad& reserve) {
  const double soldiers = heads(inputs, people);
  const double conscripts = conscripts_in(inputs, people);
  Costs year;
  year.pay = (soldiers - conscripts) * unit.pay + conscripts * unit.conscript_pay;
  year.upkeep = soldiers * unit.upkeep;
  year.kit = soldiers * unit.kit;
  year.training = (people.recruits + people.called_up) * unit.training;
  year.reserve = reserve.registered * unit.registered + reserve.trained * unit.trained;
  year.fixed = prices.fixed;
  year.veterans = prices.veterans;
  return year;
}

Bill bill_of(const Costs& costs, const Purses& purses) {
  return {costs.plain(), costs.kit + costs.fixed - purses.aid_for_kit, purses.own + purses.aid_for_pay};
}

double heads(const ForceInputs& inputs, const Personnel& people) {
  return people.professional_strength() + people.legacy + people.demobilising + conscripts_in(inputs, people);
}

CutYear cut_to_budget(const ForceConditions& conditions, const UnitCosts& unit, Bill bill, const Personnel& people,
                      double planned_refreshers, double target) {
  CutYear year{people, {}};
  if (bill.gap() <= rounding_gap) return year;
  const ForceInputs& inputs = conditions.inputs;
  cut_legacy_above_target(inputs, unit, target, bill, year);
  cut_intake(inputs, unit, bill, year);
  year.cuts.refreshers = take(bill, {unit.trained, 0}, planned_refreshers);
  cut_equipment(inputs, unit, conditions.kit_floor, bill, year);
  cut_strength(inputs, unit, bill, year);
  year.cuts.unpaid = bill.gap() > rounding_gap ? bill.gap() : 0;
  return year;
}

}  // namespace muster
