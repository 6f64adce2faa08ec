// Section 3 of the model, and the costs of 4.3: one year of the force.
#include "support/plain_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::plain {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

template <class Row>
double sum(const Row& row) {
  double total = 0;
  for (const double persons : row) total += persons;
  return total;
}

/// Of those on the list: nobody is for longer than reserve_years.
double listed(const Conditions& c, const std::array<double, 41>& row) {
  double total = 0;
  for (std::size_t j = 0; j <= static_cast<std::size_t>(c.inputs.force.reserve_years); ++j) total += row[j];
  return total;
}

double part(double some, double all) { return all > 0 ? some / all : 0; }

/// w_i: the share of an intake still in i years after it, at the end of the year.
double still_in(double term, int i) { return i < 0 ? 1 : std::clamp(term - i, 0.0, 1.0); }

/// Who is in at the end of the year, so far, and who left on the way.
struct Heads {
  std::array<double, service_years> professionals{};
  double legacy = 0, demobilising = 0, held = 0, held_at_end_of_hold = 0;
  double older_conscripts = 0;  ///< S'
  double recruits = 0, entrants = 0, called = 0, volunteers = 0;
  double left_professionals = 0, left_legacy = 0, aged_out = 0, ended_earlier = 0;
  double released = 0, demobilised = 0;
};

/// A year being worked out.
struct Work {
  const Conditions& c;
  const ForceInputs& in;
  const Year& year;
  const Aim& aim;
  int t, tau;
  const Force& start;  ///< on 1 January
  Heads now;

  [[nodiscard]] bool for_reserve_only() const { return in.term < 0.5; }
  [[nodiscard]] double professionals() const { return sum(now.professionals); }
  /// S_t: conscripts in service at the end of the year.
  [[nodiscard]] double conscripts() const { return now.older_conscripts + now.called * still_in(in.term, 0); }
  [[nodiscard]] double counted_conscripts() const { return for_reserve_only() ? 0 : conscripts(); }
  [[nodiscard]] double ended_this_year() const { return now.called * (1 - still_in(in.term, 0)); }
  [[nodiscard]] double active() const { return professionals() + now.legacy + counted_conscripts() + now.held; }
  [[nodiscard]] double heads() const { return professionals() + now.legacy + now.demobilising + conscripts(); }
  [[nodiscard]] double conscripts_on_1_january() const {
    double total = 0;
    for (int i = 0; i < 12; ++i) total += start.intakes[static_cast<std::size_t>(i)] * still_in(in.term, i);
    return total;
  }
};

/// 3.2.
void leave(Work& w) {
  const std::array<double, service_years> stay =
      w.start.pay_ratio == w.in.w_t ? w.c.stay : staying(w.c, w.start.pay_ratio);
  for (std::size_t x = 0; x + 1 < service_years; ++x) w.now.professionals[x + 1] = stay[x] * w.start.professionals[x];
  w.now.left_professionals = sum(w.start.professionals) - w.professionals();
  w.now.left_legacy = w.in.legacy_exit * w.start.legacy;
  const double staying_on = w.start.legacy - w.now.left_legacy;
  w.now.legacy =
      staying_on * part(w.c.g_l[static_cast<std::size_t>(w.tau) + 1], w.c.g_l[static_cast<std::size_t>(w.tau)]);
  w.now.aged_out = staying_on - w.now.legacy;
}

/// 3.3: earlier intakes grow older; those whose term ends leave or sign on.
void end_terms(Work& w) {
  if (w.in.term <= 0) return;
  for (int i = 1; i < 12; ++i) {
    const double intake = w.start.intakes[static_cast<std::size_t>(i) - 1];
    w.now.older_conscripts += intake * still_in(w.in.term, i);
    w.now.ended_earlier += intake * (still_in(w.in.term, i - 1) - still_in(w.in.term, i));
  }
  w.now.professionals[static_cast<std::size_t>(w.in.term)] += w.in.convert * w.now.ended_earlier;
}

/// 2.1, 2.2: volunteers among those who do not serve.
double volunteers(const Work& w, double& class_share) {
  Supply offered{w.year.volunteers, w.year.class_share};
  if (w.start.pay_ratio != w.in.w_t) offered = supply(w.c, w.t, w.start.pay_ratio);
  class_share = offered.class_share;
  if (w.aim.relaxed.volunteers) return unlimited;
  const double g_e = w.c.g_e[static_cast<std::size_t>(w.tau)], g_l = w.c.g_l[static_cast<std::size_t>(w.tau)];
  const double serving = sum(w.start.professionals) + w.conscripts_on_1_january() + w.start.legacy * part(g_e, g_l) +
                         w.start.demobilising * g_e;
  return offered.persons * std::clamp(1 - part(serving, w.year.eligible_all), 0.0, 1.0);
}

/// 3.3: J, then C.
void take_in(Work& w) {
  const double places = w.aim.relaxed.places ? unlimited : w.in.training_places;
  double class_share = 0;
  w.now.volunteers = volunteers(w, class_share);
  const double gap = std::max(0.0, w.aim.active - w.professionals() - w.now.older_conscripts);
  w.now.recruits = std::min({gap / (1 - w.in.training_loss), w.now.volunteers, places});
  w.now.entrants = w.now.recruits * (1 - w.in.training_loss);
  w.now.professionals[0] += w.now.entrants;
  if (w.in.term <= 0) return;
  const double place = w.for_reserve_only() ? w.in.term / 0.5 : 1;
  const double of_class =
      w.c.model->scenario.sustained.max_class_share * w.year.class_fit - w.now.recruits * class_share;
  w.now.called = std::min({w.year.called, (places - w.now.recruits) / place, std::max(0.0, of_class)});
  if (!w.for_reserve_only()) {
    const double short_of = w.aim.active - w.professionals() - w.now.legacy - w.now.older_conscripts;
    w.now.called = std::min(w.now.called, std::max(0.0, short_of) / std::min(w.in.term, 1.0));
  }
  if (w.in.term < 1) w.now.professionals[0] += w.in.convert * w.ended_this_year();
}

/// 3.3: professionals above the target go, this year's entrants spared.
void release(Work& w) {
  const double above = w.professionals() + w.counted_conscripts() - w.aim.active;
  const double releasable = w.professionals() - w.now.entrants;
  if (above <= 0 || releasable <= 0) return;
  w.now.released = std::min(above, releasable);
  const double kept = 1 - w.now.released / releasable;
  w.now.professionals[0] = w.now.entrants + (w.now.professionals[0] - w.now.entrants) * kept;
  for (std::size_t x = 1; x < service_years; ++x) w.now.professionals[x] *= kept;
}

/// 3.1: demobilisation and holding.
void demobilise(Work& w) {
  const double others = w.in.wartime_strength - std::min(w.in.prewar_professionals, w.in.wartime_strength);
  const double schedule = (1 - w.in.stay_share) * others * (1 - std::min(1.0, (w.tau + 1) / w.in.demob_years));
  const int year_of_peace = w.tau + 1;
  const double in_at_start = w.start.demobilising;
  if (year_of_peace <= w.in.hold_years) {
    const double needed = w.aim.active - w.professionals() - w.now.legacy - w.counted_conscripts();
    w.now.held = std::min(in_at_start, std::max(0.0, needed));
    w.now.demobilising = std::min(in_at_start, std::max(schedule, w.now.held));
    w.now.held_at_end_of_hold = w.now.held;
  } else {
    w.now.held_at_end_of_hold = w.start.held_at_end_of_hold;
    const double waiting =
        w.now.held_at_end_of_hold * std::max(0.0, 1 - (year_of_peace - w.in.hold_years) / w.in.demob_years);
    w.now.demobilising = std::min(in_at_start, std::max(schedule, waiting));
  }
  w.now.demobilised = in_at_start - w.now.demobilising;
}

/// 4.3: prices of a head.
struct Unit {
  double pay, conscript_pay, upkeep, kit, training, registered, trained;
};

Unit unit_of(const Work& w) {
  const double pay = 12 * w.start.pay_ratio * w.year.wage * (1 + w.in.on_cost);
  const double all_in = pay + w.year.running;
  return {.pay = pay,
          .conscript_pay = w.in.conscript_pay * 12 * w.year.wage,
          .upkeep = w.year.running * (1 - w.in.kit_share),
          .kit = w.year.running * w.in.kit_share * w.year.domestic,
          .training = w.in.training_cost,
          .registered = w.in.reserve_price_registered * all_in,
          .trained = w.in.reserve_price_trained * all_in};
}

/// 4.2, 4.3: the bill of a year.
struct Costs {
  double pay = 0, upkeep = 0, kit = 0, training = 0, reserve = 0, fixed = 0, veterans = 0;

  [[nodiscard]] double plain() const { return pay + upkeep + training + reserve + veterans; }
};

Costs costs_of(const Work& w, const Unit& unit, double registered, double trained) {
  const double conscripts = w.conscripts(), all = w.heads();
  return {.pay = (all - conscripts) * unit.pay + conscripts * unit.conscript_pay,
          .upkeep = all * unit.upkeep,
          .kit = all * unit.kit,
          .training = (w.now.recruits + w.now.called) * unit.training,
          .reserve = registered * unit.registered + trained * unit.trained,
          .fixed = w.year.fixed,
          .veterans = w.year.veterans};
}

/// What stands against the purses while cuts are made.
struct Open {
  double plain, kit_and_fixed_less_aid, room;

  [[nodiscard]] double gap() const { return plain + std::max(0.0, kit_and_fixed_less_aid) - room; }
  /// Rounding apart.
  [[nodiscard]] bool closed() const { return gap() <= 0.01; }
};

/// 3.4: the smallest cut that closes the gap, of units that save so much each; taken from the bill.
double cut(Open& open, double saved_plain, double saved_kit, double available) {
  if (open.closed() || available <= 0) return 0;
  double units = available;
  const double both = open.gap() / (saved_plain + saved_kit);
  const double kit = std::max(0.0, open.kit_and_fixed_less_aid);
  if (open.kit_and_fixed_less_aid > 0 && saved_plain + saved_kit > 0 && both * saved_kit <= kit)
    units = std::min(available, both);  // every unit saves both
  else if (saved_plain > 0)
    units = std::min(available, (open.plain - open.room) / saved_plain);  // kit is free of charge from here on
  else
    units = saved_kit > 0 ? std::min(available, kit / saved_kit) : 0;  // kit alone, as far as it saves
  open.plain -= units * saved_plain;
  open.kit_and_fixed_less_aid -= units * saved_kit;
  return units;
}

void cut_intake(Work& w, const Unit& unit, Open& open, Cuts& cuts) {
  if (w.now.recruits + w.now.called <= 0) return;
  const double term = std::min(w.in.term, 1.0), kept = 1 - w.in.training_loss;
  const double signing_on = (1 - term) * w.in.convert;
  const double plain = w.now.recruits * (unit.training + kept * (unit.pay + unit.upkeep)) +
                       w.now.called * (unit.training + term * (unit.conscript_pay + unit.upkeep) +
                                       signing_on * (unit.pay + unit.upkeep));
  const double kit = (w.now.recruits * kept + w.now.called * (term + signing_on)) * unit.kit;
  cuts.intake = cut(open, plain, kit, 1);
  const double converts = w.in.term < 1 ? w.in.convert * w.ended_this_year() : 0;
  w.now.professionals[0] -= cuts.intake * (w.now.entrants + converts);
  w.now.recruits *= 1 - cuts.intake;
  w.now.entrants *= 1 - cuts.intake;
  w.now.called *= 1 - cuts.intake;
}

/// The held, then P and L in proportion, conscripts last.
void cut_strength(Work& w, const Unit& unit, Open& open, double& conscripts_kept, Cuts& cuts) {
  const double kit = unit.kit * (1 - cuts.equipment), soldier = unit.pay + unit.upkeep;
  cuts.held = cut(open, soldier, kit, w.now.held);
  w.now.held -= cuts.held;
  w.now.held_at_end_of_hold -= cuts.held;
  w.now.demobilising -= cuts.held;
  w.now.demobilised += cuts.held;
  const double professionals = w.professionals(), strength = professionals + w.now.legacy;
  const double share = part(cut(open, soldier, kit, strength), strength);
  cuts.professionals = share * professionals;
  cuts.legacy = share * w.now.legacy;
  for (double& persons : w.now.professionals) persons *= 1 - share;
  w.now.legacy *= 1 - share;
  const double conscripts = w.conscripts();
  cuts.conscripts = cut(open, unit.conscript_pay + unit.upkeep, kit, conscripts);
  if (cuts.conscripts <= 0) return;
  conscripts_kept = 1 - cuts.conscripts / conscripts;
  w.now.older_conscripts *= conscripts_kept;
  w.now.called *= conscripts_kept;
}

/// 3.4, in the model's order. @param conscripts_kept  share of every cohort left
Cuts make_cuts(Work& w, const Unit& unit, Open open, double planned_refreshers, double& conscripts_kept) {
  Cuts cuts;
  const double above = std::max(0.0, w.active() - w.aim.active);
  cuts.legacy_above_target = cut(open, unit.pay + unit.upkeep, unit.kit, std::min(w.now.legacy, above));
  w.now.legacy -= cuts.legacy_above_target;
  cut_intake(w, unit, open, cuts);
  cuts.refreshers = cut(open, unit.trained, 0, planned_refreshers);
  const double kit = w.heads() * unit.kit;
  cuts.equipment = kit > 0 ? cut(open, 0, kit, 1 - w.c.model->scenario.sustained.kit_floor) : 0;
  cut_strength(w, unit, open, conscripts_kept, cuts);
  cuts.unpaid = open.closed() ? 0 : open.gap();
  return cuts;
}

void fade(std::array<double, 41>& row, double kept, int years) {
  for (int j = years; j >= 1; --j) row[static_cast<std::size_t>(j)] = kept * row[static_cast<std::size_t>(j) - 1];
  row[0] = 0;
}

/// A share of every j goes to j = 0.
void refresh(const Conditions& c, std::array<double, 41>& row, double share) {
  const double all = listed(c, row);
  for (std::size_t j = 0; j <= static_cast<std::size_t>(c.inputs.force.reserve_years); ++j) row[j] *= 1 - share;
  row[0] += share * all;
}

/// 3.5: those who leave service for the reserve.
void enter_reserve(const Work& w, const Cuts& cuts, Force& force) {
  const double joining = w.in.reserve_by_law > 0.5 ? w.in.reserve_join_by_law : w.in.reserve_join_by_contract;
  const std::size_t tau = static_cast<std::size_t>(w.tau);
  const double g_r = w.c.g_r[tau + 1];
  const double ended = w.now.ended_earlier + w.ended_this_year();
  force.reserve[0] += joining * (w.now.left_professionals + w.now.released + cuts.professionals +
                                 (1 - w.in.convert) * ended + cuts.conscripts);
  force.veterans[0] += joining * (w.now.left_legacy * part(g_r, w.c.g_l[tau]) +
                                  (cuts.legacy_above_target + cuts.legacy) * part(g_r, w.c.g_l[tau + 1]));
  force.veterans[0] += w.in.reserve_liable * g_r * w.now.demobilised;
}

double ready_of(const Conditions& c, const Force& force) {
  double ready = 0;
  for (std::size_t j = 0; j < force.reserve.size(); ++j) ready += (force.reserve[j] + force.veterans[j]) * c.skill[j];
  return c.inputs.force.turn_out * ready;
}

/// What the year shows of the people.
void show_people(const Work& w, const Cuts& cuts, ForceYear& year) {
  const double ended = w.now.ended_earlier + w.ended_this_year();
  year.volunteers = w.now.volunteers;
  year.recruits = w.now.recruits;
  year.training_dropouts = w.now.recruits - w.now.entrants;
  year.called_up = w.now.called;
  year.converts = w.in.convert * ended;
  year.released = w.now.released;
  year.left = w.now.left_professionals + w.now.left_legacy + w.now.aged_out + (1 - w.in.convert) * ended +
              cuts.legacy_above_target + cuts.professionals + cuts.legacy + cuts.conscripts;
  year.demobilised = w.now.demobilised;
  year.professionals = w.professionals();
  year.legacy = w.now.legacy;
  year.conscripts = w.conscripts();
  year.held = w.now.held;
  year.demobilising = w.now.demobilising;
  year.active = w.active();
  year.called_share = part(w.now.called, w.year.class_men);
}

/// The purses of a year.
struct Money {
  double gdp, own, aid, aid_pay, aid_kit;
};

Money money_of(const Work& w, double planned_refreshers) {
  const double soldiers =
      sum(w.start.professionals) + w.conscripts_on_1_january() + w.start.legacy + w.start.demobilising;
  const double absent = soldiers + planned_refreshers * w.in.refresher_days / 365;
  const EconomyInputs& economy = w.c.inputs.economy;
  const double gdp = w.year.potential * (1 - economy.alpha * (absent - w.in.wartime_strength) / w.year.labour_force);
  const double aid = w.aim.without_aid ? 0 : w.year.aid_paid;
  return {gdp, w.year.own_share * gdp, aid, economy.aid_for_pay * aid, (1 - economy.aid_for_pay) * aid};
}

void show_money(const Costs& spent, const Cuts& cuts, const Money& money, ForceYear& year) {
  year.gdp = money.gdp;
  year.own_money = money.own;
  year.aid = money.aid;
  year.pay = spent.pay;
  year.upkeep = spent.upkeep;
  year.kit = spent.kit * (1 - cuts.equipment);
  year.training = spent.training;
  year.reserve_cost = spent.reserve;
  year.fixed = spent.fixed;
  year.veterans = spent.veterans;
  year.own_funded = std::max(0.0, spent.plain() + std::max(0.0, year.kit + year.fixed - money.aid_kit) - money.aid_pay);
}

/// Stocks of the next 1 January.
void move_on(const Work& w, double conscripts_kept, const ForceYear& year, Force& force) {
  force.professionals = w.now.professionals;
  force.legacy = w.now.legacy;
  force.demobilising = w.now.demobilising;
  force.held_at_end_of_hold = w.now.held_at_end_of_hold;
  for (std::size_t i = force.intakes.size() - 1; i >= 1; --i) force.intakes[i] = force.intakes[i - 1] * conscripts_kept;
  force.intakes[0] = w.now.called;  // the cut has already met this year's
  if (w.c.model->scenario.pay_rule != PayRule::reactive) return;
  if (year.active < w.c.model->scenario.sustained.fill * w.aim.active && force.pay_ratio < w.in.pay_cap)
    force.pay_ratio = std::min(w.in.pay_cap, force.pay_ratio + w.in.pay_step);
}

}  // namespace

Force force_at_ceasefire(const Conditions& c) {
  const ForceInputs& in = c.inputs.force;
  const double career = std::min(in.prewar_professionals, in.wartime_strength);
  Force force;
  for (std::size_t x = 0; x < service_years; ++x) force.professionals[x] = career * c.model->force_tables.career_los[x];
  force.legacy = in.stay_share * (in.wartime_strength - career);
  force.demobilising = (1 - in.stay_share) * (in.wartime_strength - career);
  force.pay_ratio = in.w_t;
  return force;
}

ForceYear advance(const Conditions& c, int t, const Aim& aim, Force& force) {
  const ForceInputs& in = c.inputs.force;
  const int tau = t - c.model->scenario.ceasefire_year, years = static_cast<int>(in.reserve_years);
  Work w{c, in, c.years[static_cast<std::size_t>(t)], aim, t, tau, force, {}};
  Force next = force;
  fade(next.reserve, in.reserve_keep, years);
  fade(next.veterans,
       in.reserve_keep * part(c.g_r[static_cast<std::size_t>(tau) + 1], c.g_r[static_cast<std::size_t>(tau)]), years);
  ForceYear year;
  year.pay_ratio = force.pay_ratio;
  year.registered = listed(c, next.reserve) + listed(c, next.veterans);
  const double planned = in.refresher_share * year.registered;
  const Money money = money_of(w, planned);
  const Unit unit = unit_of(w);
  leave(w);
  end_terms(w);
  take_in(w);
  release(w);
  demobilise(w);
  double conscripts_kept = 1;
  if (!aim.relaxed.money) {
    const Costs asked = costs_of(w, unit, year.registered, planned);
    const Open open{asked.plain(), asked.kit + asked.fixed - money.aid_kit, money.own + money.aid_pay};
    year.cuts = make_cuts(w, unit, open, planned, conscripts_kept);
  }
  year.trained = planned - year.cuts.refreshers;
  show_people(w, year.cuts, year);
  show_money(costs_of(w, unit, year.registered, year.trained), year.cuts, money, year);
  refresh(c, next.reserve, part(year.trained, year.registered));
  refresh(c, next.veterans, part(year.trained, year.registered));
  enter_reserve(w, year.cuts, next);
  year.enrolled = listed(c, next.reserve) + listed(c, next.veterans);
  year.ready = ready_of(c, next);
  move_on(w, conscripts_kept, year, next);
  force = next;
  return year;
}

ForceYear year_of_war(const Conditions& c, int t) {
  const Year& at = c.years[static_cast<std::size_t>(t)];
  ForceYear year;
  year.pay_ratio = c.inputs.force.w_t;
  year.active = c.inputs.force.wartime_strength;
  year.gdp = at.potential;
  year.own_money = at.own_share * at.potential;
  year.aid = at.aid_paid;
  return year;
}

}  // namespace muster::plain
