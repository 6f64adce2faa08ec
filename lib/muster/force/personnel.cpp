#include "muster/force/personnel.hpp"

#include <algorithm>
#include <limits>

namespace muster {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

double ratio_or_zero(double part, double whole) { return whole > 0 ? part / whole : 0; }

void leave(const ForceConditions& conditions, const ForceStocks& now, int tau, Personnel& people) {
  const ServiceVector& stay = conditions.levels[now.pay_level].continuation;
  people.professionals.tail<service_years - 1>() = (stay * now.professionals).head<service_years - 1>();
  people.professional_leavers = now.professionals.sum() - people.professionals.sum();
  people.legacy_leavers = now.legacy * conditions.inputs.legacy_exit;
  const double staying = now.legacy - people.legacy_leavers;
  const std::vector<double>& in_age = conditions.ages.may_stay;
  people.legacy = staying * ratio_or_zero(in_age[tau + 1], in_age[tau]);
  people.legacy_aged_out = staying - people.legacy;
}

/// Earlier intakes grow older by a year; some end their term and some of these sign on.
void conscripts_move_on(const ForceInputs& inputs, const ForceStocks& now, Personnel& people) {
  if (inputs.term <= 0) return;
  for (int i = most_term_years; i >= 1; --i) {
    people.intakes[i] = now.intakes[i - 1];
    people.older_conscripts += people.intakes[i] * share_in(inputs.term, i);
    people.earlier_leavers += people.intakes[i] * (share_in(inputs.term, i - 1) - share_in(inputs.term, i));
  }
  people.professionals[static_cast<int>(inputs.term)] += inputs.convert * people.earlier_leavers;
}

double available_volunteers(const ForceConditions& conditions, const ForceStocks& now, int t, const Aim& aim) {
  if (aim.relaxed.volunteers) return unlimited;
  const ForceYearConditions& year = conditions.years[t];
  const double serving = serving_from_pool(conditions, now, t - conditions.ceasefire);
  const double free = std::clamp(1 - ratio_or_zero(serving, year.pool.total), 0.0, 1.0);
  return year.pay[now.pay_level].volunteers.persons * free;
}

/// C (model 3.3): called, places left, the limit on a class, the gap.
double call_up(const ForceConditions& conditions, int level, int t, const Aim& aim, double places,
               const Personnel& people) {
  const ForceInputs& inputs = conditions.inputs;
  const EligiblePool& pool = conditions.years[t].pool;
  if (inputs.term <= 0 || pool.called <= 0) return 0;
  const double place = reserve_only(inputs.term) ? inputs.term / 0.5 : 1;
  const double of_class = conditions.years[t].pay[level].volunteers.class_share;
  const double class_room = conditions.max_class_share * pool.class_fit - people.recruits * of_class;
  double intake = std::min({pool.called, (places - people.recruits) / place, std::max(0.0, class_room)});
  if (!reserve_only(inputs.term)) {
    const double gap = aim.active - people.professional_strength() - people.legacy - people.older_conscripts;
    intake = std::min(intake, std::max(0.0, gap) / std::min(inputs.term, 1.0));
  }
  return std::max(0.0, intake);
}

void recruit(const ForceConditions& conditions, const ForceStocks& now, int t, const Aim& aim, Personnel& people) {
  const ForceInputs& inputs = conditions.inputs;
  const double places = aim.relaxed.places ? unlimited : inputs.training_places;
  const double gap = std::max(0.0, aim.active - people.professional_strength() - people.older_conscripts);
  people.volunteers = available_volunteers(conditions, now, t, aim);
  people.recruits = std::min({gap / (1 - inputs.training_loss), people.volunteers, places});
  people.entrants = people.recruits * (1 - inputs.training_loss);
  people.professionals[0] += people.entrants;
  people.called_up = call_up(conditions, now.pay_level, t, aim, places, people);
  people.intakes[0] = people.called_up;
  if (inputs.term < 1) people.professionals[0] += inputs.convert * same_year_leavers(inputs, people);
}

/// Professionals above the target go to the reserve, pro rata over service; this year's entrants are spared.
void release(const ForceInputs& inputs, double target, Personnel& people) {
  const double strength = people.professional_strength();
  const double excess = strength + counted_conscripts(inputs, people) - target;
  const double releasable = strength - people.entrants;
  if (excess <= 0 || releasable <= 0) return;
  people.released = std::min(excess, releasable);
  people.professionals[0] -= people.entrants;
  people.professionals *= 1 - people.released / releasable;
  people.professionals[0] += people.entrants;
}

/// Demobilisation by schedule, with those held whom the target needs (policy hold_years).
void demobilise(const ForceInputs& inputs, const ForceStocks& now, int tau, double target, Personnel& people) {
  const double whole = (1 - inputs.stay_share) *
                       (inputs.wartime_strength - std::min(inputs.prewar_professionals, inputs.wartime_strength));
  const double schedule = whole * (1 - std::min(1.0, (tau + 1) / inputs.demob_years));
  const int year = tau + 1;
  if (year <= inputs.hold_years) {
    const double needed = target - people.professional_strength() - people.legacy - counted_conscripts(inputs, people);
    people.held = std::min(now.demobilising, std::max(0.0, needed));
    people.demobilising = std::min(now.demobilising, std::max(schedule, people.held));
    people.held_at_end_of_hold = people.held;
  } else {
    const double fading = std::max(0.0, 1 - (year - inputs.hold_years) / inputs.demob_years);
    people.held_at_end_of_hold = now.held_at_end_of_hold;
    people.demobilising = std::min(now.demobilising, std::max(schedule, now.held_at_end_of_hold * fading));
  }
  people.demobilised = now.demobilising - people.demobilising;
}

double conscripts_on_1_january(const ForceInputs& inputs, const ForceStocks& now) {
  double conscripts = 0;
  for (int i = 0; i < inputs.term; ++i) conscripts += now.intakes[i] * share_in(inputs.term, i);
  return conscripts;
}

}  // namespace

double share_in(double term, int years_after) { return std::clamp(term - years_after, 0.0, 1.0); }

double conscripts_in(const ForceInputs& inputs, const Personnel& people) {
  return people.older_conscripts + people.called_up * share_in(inputs.term, 0);
}

double counted_conscripts(const ForceInputs& inputs, const Personnel& people) {
  return reserve_only(inputs.term) ? 0 : conscripts_in(inputs, people);
}

double same_year_leavers(const ForceInputs& inputs, const Personnel& people) {
  return people.called_up * (1 - share_in(inputs.term, 0));
}

double active_strength(const ForceInputs& inputs, const Personnel& people) {
  return people.professional_strength() + people.legacy + counted_conscripts(inputs, people) + people.held;
}

double serving_from_pool(const ForceConditions& conditions, const ForceStocks& now, int tau) {
  const WartimeAges& ages = conditions.ages;
  return now.professionals.sum() + conscripts_on_1_january(conditions.inputs, now) +
         now.legacy * ratio_or_zero(ages.may_enlist[tau], ages.may_stay[tau]) + now.demobilising * ages.may_enlist[tau];
}

double soldiers(const ForceInputs& inputs, const ForceStocks& now) {
  return now.professionals.sum() + conscripts_on_1_january(inputs, now) + now.legacy + now.demobilising;
}

Personnel personnel_year(const ForceConditions& conditions, const ForceStocks& now, int t, const Aim& aim) {
  const int tau = t - conditions.ceasefire;
  Personnel people;
  leave(conditions, now, tau, people);
  conscripts_move_on(conditions.inputs, now, people);
  recruit(conditions, now, t, aim, people);
  release(conditions.inputs, aim.active, people);
  demobilise(conditions.inputs, now, tau, aim.active, people);
  return people;
}

}  // namespace muster
