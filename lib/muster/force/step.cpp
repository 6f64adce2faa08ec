#include "muster/force/step.hpp"

#include "muster/force/cuts.hpp"
#include "muster/force/personnel.hpp"

#include <algorithm>

namespace muster {
namespace {

/// The reserve of a year: the registered after a year's fading and the refreshers planned for them.
struct ReserveYear {
  Reserve registered;
  ReserveLoad planned;
};

ReserveYear reserve_year(const ForceConditions& conditions, const ForceStocks& now, int tau) {
  const ForceInputs& inputs = conditions.inputs;
  const std::vector<double>& in_age = conditions.ages.may_reserve;
  const double veterans_in_age = in_age[tau] > 0 ? in_age[tau + 1] / in_age[tau] : 0;
  ReserveYear year;
  year.registered = fade(now.reserve, {inputs.reserve_keep, veterans_in_age, static_cast<int>(inputs.reserve_years)});
  year.planned.registered = year.registered.enrolled();
  year.planned.trained = inputs.refresher_share * year.planned.registered;
  return year;
}

/// Those who leave service for the reserve (model 3.5).
void enter_reserve(const ForceConditions& conditions, const CutYear& year, int tau, Reserve& reserve) {
  const ForceInputs& inputs = conditions.inputs;
  const Personnel& people = year.people;
  const Cuts& cuts = year.cuts;
  const WartimeAges& ages = conditions.ages;
  const double joining = inputs.reserve_by_law > 0.5 ? inputs.reserve_join_by_law : inputs.reserve_join_by_contract;
  const double ended_terms = people.earlier_leavers + same_year_leavers(inputs, people);
  reserve.regular[0] += joining * (people.professional_leavers + people.released + cuts.professionals +
                                   (1 - inputs.convert) * ended_terms + cuts.conscripts);
  const double in_age = ages.may_reserve[tau + 1];
  const auto share_of = [&](double serving) { return serving > 0 ? in_age / serving : 0.0; };
  reserve.veterans[0] += joining * (people.legacy_leavers * share_of(ages.may_stay[tau]) +
                                    (cuts.legacy_above_target + cuts.legacy) * share_of(ages.may_stay[tau + 1])) +
                         inputs.reserve_liable * in_age * people.demobilised;
}

struct MoneyYear {
  double gdp = 0, aid = 0;
  Purses purses;
};

MoneyYear money_year(const ForceConditions& conditions, const ForceStocks& now, int t, const Aim& aim,
                     const ReserveLoad& reserve) {
  const ForceInputs& inputs = conditions.inputs;
  const BudgetYear& budget = conditions.years[t].budget;
  const double absent = soldiers(inputs, now) + reserve.trained * inputs.refresher_days / 365;
  MoneyYear money;
  money.gdp = output(budget.economy, conditions.alpha, absent, inputs.wartime_strength);
  money.aid = aim.without_aid ? 0 : budget.aid_paid;
  money.purses = {budget.own_share * money.gdp, conditions.aid_for_pay * money.aid,
                  (1 - conditions.aid_for_pay) * money.aid};
  return money;
}

void record_people(const ForceInputs& inputs, const CutYear& cut, ForceYear& year) {
  const Personnel& people = cut.people;
  const double ended_terms = people.earlier_leavers + same_year_leavers(inputs, people);
  year.volunteers = people.volunteers;
  year.recruits = people.recruits;
  year.training_dropouts = people.recruits - people.entrants;
  year.called_up = people.called_up;
  year.converts = inputs.convert * ended_terms;
  year.released = people.released;
  year.left = people.professional_leavers + people.legacy_leavers + people.legacy_aged_out + ended_terms -
              year.converts + cut.cuts.legacy_above_target + cut.cuts.professionals + cut.cuts.legacy +
              cut.cuts.conscripts;
  year.demobilised = people.demobilised;
  year.professionals = people.professional_strength();
  year.legacy = people.legacy;
  year.conscripts = conscripts_in(inputs, people);
  year.held = people.held;
  year.demobilising = people.demobilising;
  year.active = active_strength(inputs, people);
  year.cuts = cut.cuts;
}

void record_money(const ForceConditions& conditions, const UnitCosts& unit, int t, const CutYear& cut,
                  const MoneyYear& money, ForceYear& year) {
  const ReserveLoad load{year.registered, year.trained};
  const Costs spent = costs(conditions.inputs, unit, conditions.years[t].prices, cut.people, load);
  year.gdp = money.gdp;
  year.own_money = money.purses.own;
  year.aid = money.aid;
  year.pay = spent.pay;
  year.upkeep = spent.upkeep;
  year.kit = spent.kit * (1 - cut.cuts.equipment);
  year.training = spent.training;
  year.reserve_cost = spent.reserve;
  year.fixed = spent.fixed;
  year.veterans = spent.veterans;
  const double kit_net = year.kit + year.fixed - money.purses.aid_for_kit;
  year.own_funded = std::max(0.0, spent.plain() + std::max(0.0, kit_net) - money.purses.aid_for_pay);
}

int next_pay_level(const ForceConditions& conditions, int level, const Aim& aim, double active) {
  const bool below = active < conditions.fill * aim.active;
  return below ? std::min(level + 1, static_cast<int>(conditions.levels.size()) - 1) : level;
}

ForceStocks stocks_of(const CutYear& cut, const Reserve& reserve, int pay_level) {
  const Personnel& people = cut.people;
  ForceStocks next;
  next.professionals = people.professionals;
  next.legacy = people.legacy;
  next.demobilising = people.demobilising;
  next.held = people.held;
  next.held_at_end_of_hold = std::min(people.held_at_end_of_hold, people.demobilising);
  next.intakes = people.intakes;
  next.reserve = reserve;
  next.pay_level = pay_level;
  return next;
}

}  // namespace

ForceStocks force_at_ceasefire(const ForceInputs& inputs, const ForceTables& tables) {
  ForceStocks start;
  const double career = std::min(inputs.prewar_professionals, inputs.wartime_strength);
  for (int x = 0; x < service_years; ++x) start.professionals[x] = career * tables.career_los[x];
  start.legacy = inputs.stay_share * (inputs.wartime_strength - career);
  start.demobilising = inputs.wartime_strength - career - start.legacy;
  return start;
}

ForceStep step(const ForceConditions& conditions, const ForceStocks& now, int t, const Aim& aim) {
  const int tau = t - conditions.ceasefire;
  const ReserveYear reserve = reserve_year(conditions, now, tau);
  const MoneyYear money = money_year(conditions, now, t, aim, reserve.planned);
  const UnitCosts unit = unit_costs(conditions, t, now.pay_level);
  CutYear cut{personnel_year(conditions, now, t, aim), {}};
  if (!aim.relaxed.money) {
    const Costs planned = costs(conditions.inputs, unit, conditions.years[t].prices, cut.people, reserve.planned);
    cut = cut_to_budget(conditions, unit, bill_of(planned, money.purses), cut.people, reserve.planned.trained,
                        aim.active);
  }
  ForceStep result;
  ForceYear& year = result.year;
  year.pay_ratio = conditions.levels[now.pay_level].ratio;
  year.registered = reserve.planned.registered;
  year.trained = reserve.planned.trained - cut.cuts.refreshers;
  record_people(conditions.inputs, cut, year);
  record_money(conditions, unit, t, cut, money, year);
  const double refreshed = year.registered > 0 ? year.trained / year.registered : 0;
  Reserve next = refresh(reserve.registered, refreshed);
  enter_reserve(conditions, cut, tau, next);
  year.enrolled = next.enrolled();
  year.ready = ready_reserve(next, {.turn_out = conditions.inputs.turn_out,
                                    .decay = conditions.inputs.decay,
                                    .years = static_cast<int>(conditions.inputs.reserve_years)});
  year.called_share = conditions.years[t].pool.class_men > 0 ? year.called_up / conditions.years[t].pool.class_men : 0;
  result.next = stocks_of(cut, next, next_pay_level(conditions, now.pay_level, aim, year.active));
  return result;
}

ForceYear wartime_year(const ForceConditions& conditions, int t) {
  const BudgetYear& budget = conditions.years[t].budget;
  ForceYear year;
  year.pay_ratio = conditions.levels.front().ratio;
  year.active = conditions.inputs.wartime_strength;
  year.gdp = budget.economy.potential;
  year.own_money = budget.own_share * year.gdp;
  year.aid = budget.aid_paid;
  return year;
}

}  // namespace muster
