// Section 5 of the model: tests, causes, M and its ceilings.
#include "support/plain_model.hpp"

#include <algorithm>
#include <cmath>

namespace muster::plain {
namespace {

constexpr Relaxed as_it_is{}, places_unlimited{.places = true}, money_unlimited{.money = true};
constexpr Relaxed only_places_bind{.volunteers = true, .money = true};

const SustainedRule& rule_of(const Conditions& c) { return c.model->scenario.sustained; }

YearTests judge(const Conditions& c, int t, const ForceYear& year, const Aim& aim, double reserve,
                bool own_cap_always) {
  const SustainedRule& rule = rule_of(c);
  const Year& at = c.years[static_cast<std::size_t>(t)];
  const bool capped = own_cap_always || at.aid_scheduled <= 0.1 * c.inputs.economy.aid_level;
  const Cuts& cuts = year.cuts;
  YearTests tests;
  tests.strength = year.active >= rule.fill * aim.active - 1e-6;
  tests.reserve_enrolled = year.enrolled >= reserve - 1e-6;
  tests.reserve_ready = year.ready >= reserve - 1e-6;
  tests.money = aim.relaxed.money || (cuts.unpaid <= 1 && 1 - cuts.equipment >= rule.kit_floor - 1e-12 &&
                                      (!capped || year.own_funded <= rule.own_cap * year.gdp + 1));
  tests.cut_people =
      cuts.intake > 0 || cuts.legacy_above_target + cuts.held + cuts.professionals + cuts.legacy + cuts.conscripts > 0;
  return tests;
}

bool all_pass(const YearTests& tests, ReserveReading reading) {
  if (!tests.strength || !tests.money) return false;
  if (reading == ReserveReading::none) return true;
  return reading == ReserveReading::enrolled ? tests.reserve_enrolled : tests.reserve_ready;
}

/// A path from the ceasefire on, judged.
struct Path {
  Aim aim;
  double reserve = 0;
  std::vector<ForceYear> years;
  std::vector<YearTests> tests;
};

Path path_of(const Conditions& c, const Aim& aim, double reserve, int last_tau) {
  Path path{aim, reserve, {}, {}};
  path.years.reserve(static_cast<std::size_t>(last_tau) + 1);
  path.tests.reserve(path.years.capacity());
  Force force = force_at_ceasefire(c);
  for (int tau = 0; tau <= last_tau; ++tau) {
    const int t = c.model->scenario.ceasefire_year + tau;
    path.years.push_back(advance(c, t, aim, force));
    path.tests.push_back(judge(c, t, path.years.back(), aim, reserve, false));
  }
  return path;
}

bool mean_holds(const Conditions& c, const Path& path, ReserveReading reading) {
  const SustainedRule& rule = rule_of(c);
  double active = 0, reserve = 0;
  const int years = rule.until - rule.settle + 1;
  for (int tau = rule.settle; tau <= rule.until; ++tau) {
    const std::size_t i = static_cast<std::size_t>(tau);
    if (!path.tests[i].money) return false;
    active += path.years[i].active / years;
    reserve += (reading == ReserveReading::ready ? path.years[i].ready : path.years[i].enrolled) / years;
  }
  return active >= rule.fill * path.aim.active - 1e-6 &&
         (reading == ReserveReading::none || reserve >= path.reserve - 1e-6);
}

bool holds(const Conditions& c, const Path& path, Definition definition, ReserveReading reading) {
  const SustainedRule& rule = rule_of(c);
  if (definition == Definition::mean) return mean_holds(c, path, reading);
  if (definition == Definition::final_year) return all_pass(path.tests[static_cast<std::size_t>(rule.until)], reading);
  int passed = 0;
  for (int tau = rule.settle; tau <= rule.until; ++tau)
    passed += all_pass(path.tests[static_cast<std::size_t>(tau)], reading);
  return passed >= (definition == Definition::n_of_m ? rule.years_needed : rule.until - rule.settle + 1);
}

ReserveReading ruled_reading(const Conditions& c) {
  return rule_of(c).reserve_counts == ReserveCounts::ready ? ReserveReading::ready : ReserveReading::enrolled;
}

// ---- causes ---------------------------------------------------------------------------------------------------------

std::vector<Cause> causes_of(const Conditions& c, const Path& path, ReserveReading reading) {
  const int last = static_cast<int>(path.years.size()) - 1;
  std::vector<Cause> causes(path.years.size(), Cause::none);
  const double cap = c.inputs.force.cap;
  if (cap > 0 && path.aim.active > cap) return causes;
  const auto lifted = [&](const Relaxed& relaxed) {
    return path_of(c, {.active = path.aim.active, .relaxed = relaxed}, 0, last).tests;
  };
  const std::vector<YearTests> places = lifted(places_unlimited), money = lifted(money_unlimited),
                               start = lifted(only_places_bind);
  bool money_has_cut = false;
  for (std::size_t i = 0; i < causes.size(); ++i) {
    money_has_cut = money_has_cut || path.tests[i].cut_people;
    if (all_pass(path.tests[i], reading)) continue;
    if (path.tests[i].strength)
      causes[i] = path.tests[i].money ? Cause::reserve : Cause::money;
    else if (places[i].strength)
      causes[i] = Cause::training;
    else if (!start[i].strength)
      causes[i] = Cause::start;
    else if (money_has_cut && money[i].strength)
      causes[i] = Cause::money;
    else
      causes[i] = Cause::people;
  }
  return causes;
}

// ---- self-financed --------------------------------------------------------------------------------------------------

bool self_financed_from(const Conditions& c, int u, double active, double reserve, ReserveReading reading) {
  Force force = force_at_ceasefire(c);
  for (int tau = 0; tau <= rule_of(c).until; ++tau) {
    const int t = c.model->scenario.ceasefire_year + tau;
    const Aim aim{.active = active, .relaxed = {}, .without_aid = tau >= u};
    const ForceYear year = advance(c, t, aim, force);
    if (tau >= u && !all_pass(judge(c, t, year, aim, reserve, true), reading)) return false;
  }
  return true;
}

int self_financed_year(const Conditions& c, double active, double reserve, ReserveReading reading) {
  for (int u = 0; u <= rule_of(c).until; ++u) {
    if (self_financed_from(c, u, active, reserve, reading))
      return c.model->scenario.base_year + c.model->scenario.ceasefire_year + u;
  }
  return 0;
}

// ---- targets --------------------------------------------------------------------------------------------------------

int surge_tau(const Conditions& c) { return static_cast<int>(c.inputs.force.surge_year) - 1; }

bool surge_reached(const Conditions& c, const ForceYear& year) {
  const ForceInputs& in = c.inputs.force;
  return year.active + in.turn_out * year.enrolled +
             std::min(1.0, in.surge_months / 12) * in.training_places * in.surge_training_factor >=
         in.surge_size - 1e-6;
}

TargetResult band(const Conditions& c, const Target& target) {
  const SustainedRule& rule = rule_of(c);
  const double cap = c.inputs.force.cap;
  const Path low = path_of(c, {.active = target.active}, 0, rule.until);
  const Path high = path_of(c, {.active = *target.band_high}, 0, rule.until);
  const auto within = [&](const Reading& reading) {
    const bool reaches = (cap <= 0 || target.active <= cap) && holds(c, low, reading.definition, reading.reserve);
    const bool passes = (cap <= 0 || *target.band_high <= cap) && holds(c, high, reading.definition, reading.reserve);
    return reaches && !passes;
  };
  TargetResult result;
  for (const Reading& reading : readings_of(target, rule)) result.sustained.push_back(within(reading));
  result.as_ruled = within({rule.definition, ReserveReading::none});
  return result;
}

TargetResult assess(const Conditions& c, const Target& target) {
  if (target.band_high) return band(c, target);
  const Scenario& scenario = c.model->scenario;
  const SustainedRule& rule = rule_of(c);
  const ReserveReading ruled = target.reserve ? ruled_reading(c) : ReserveReading::none;
  const double reserve = target.reserve.value_or(0), cap = c.inputs.force.cap;
  const bool allowed = cap <= 0 || target.active <= cap;
  Path path = path_of(c, {.active = target.active}, reserve, scenario.horizon - scenario.ceasefire_year);
  TargetResult result;
  for (const Reading& reading : readings_of(target, rule))
    result.sustained.push_back(allowed && holds(c, path, reading.definition, reading.reserve));
  result.as_ruled = allowed && holds(c, path, rule.definition, ruled);
  result.causes = causes_of(c, path, ruled);
  for (int tau = rule.until; tau >= rule.settle; --tau) {
    const std::size_t i = static_cast<std::size_t>(tau);
    if (all_pass(path.tests[i], ruled)) continue;
    result.shortfall_year = scenario.base_year + scenario.ceasefire_year + tau;
    result.cause = result.causes[i];
  }
  result.self_financed_year = self_financed_year(c, target.active, reserve, ruled);
  if (scenario.level == Level::L3)
    result.surge_reached = surge_reached(c, path.years[static_cast<std::size_t>(surge_tau(c))]);
  result.years = std::move(path.years);
  result.tests = std::move(path.tests);
  return result;
}

// ---- M --------------------------------------------------------------------------------------------------------------

Binding binding(double people, double money, double training, double force) {
  const double most = std::max({people, money, training}) - force;
  if (most < std::max(0.01 * force, 100.0)) return Binding::none;
  if (people - force == most) return Binding::people;
  return money - force == most ? Binding::money : Binding::training;
}

MaximumForce maximum(const Conditions& c) {
  const double cap = c.inputs.force.cap;
  const auto most = [&](const Relaxed& relaxed) {
    const double found = bisected(c, relaxed, 0);
    return cap > 0 ? std::min(cap, found) : found;
  };
  const double uncapped = bisected(c, as_it_is, 0), with_reserve = bisected(c, as_it_is, rule_of(c).reserve_ratio);
  MaximumForce result;
  result.force = cap > 0 ? std::min(cap, uncapped) : uncapped;
  result.with_reserve = cap > 0 ? std::min(cap, with_reserve) : with_reserve;
  result.people = most({.places = true, .money = true});
  result.money = most({.volunteers = true, .places = true});
  result.training = most(only_places_bind);
  result.binding = binding(most({.volunteers = true}), most(money_unlimited), most(places_unlimited), result.force);
  result.none_sustained = uncapped <= 0;
  return result;
}

/// 4.4: the pay with the largest M, the lowest of equals.
double best_pay(Conditions c) {
  const PayGrid& grid = c.model->scenario.pay_grid;
  double best = grid.low, most = -1;
  for (int i = 0; grid.low + i * grid.step <= grid.high + 1e-9; ++i) {
    c.inputs.force.w_t = grid.low + i * grid.step;
    c.stay = staying(c, c.inputs.force.w_t);
    for (std::size_t t = 0; t < c.years.size(); ++t) {
      const Supply offered = supply(c, static_cast<int>(t), c.inputs.force.w_t);
      c.years[t].volunteers = offered.persons;
      c.years[t].class_share = offered.class_share;
    }
    const double found = bisected(c, as_it_is, 0), cap = c.inputs.force.cap;
    const double counted = cap > 0 ? std::min(cap, found) : found;
    if (counted <= most) continue;
    most = counted;
    best = c.inputs.force.w_t;
  }
  return best;
}

// ---- L3 -------------------------------------------------------------------------------------------------------------

int relapse_year(const Conditions& c, double z) {
  const double h = c.inputs.force.relapse_h, k = c.inputs.force.relapse_k;
  for (int j = 1; j <= c.model->scenario.horizon; ++j) {
    if (0.5 * std::erfc(-z / std::sqrt(2.0)) < 1 - std::exp(-h * std::pow(j, k) / k)) return j;
  }
  return 0;
}

double surge_month_cost(const Conditions& c) {
  const ForceInputs& in = c.inputs.force;
  const Year& year = c.years[static_cast<std::size_t>(c.model->scenario.ceasefire_year + surge_tau(c))];
  const double pay = 12 * in.w_t * year.wage * (1 + in.on_cost);
  return in.surge_size * (pay + year.running * in.kit_share * year.domestic) / 12;
}

}  // namespace

bool sustains(const Conditions& c, double active, Relaxed relaxed, double reserve_ratio) {
  const Path path = path_of(c, {.active = active, .relaxed = relaxed}, reserve_ratio * active, rule_of(c).until);
  return holds(c, path, rule_of(c).definition, reserve_ratio > 0 ? ruled_reading(c) : ReserveReading::none);
}

double bisected(const Conditions& c, Relaxed relaxed, double reserve_ratio) {
  if (!sustains(c, 1, relaxed, reserve_ratio)) return 0;
  double low = 0, high = 3'000'000;
  for (int halving = 0; halving < 22; ++halving) {
    const double middle = (low + high) / 2;
    (sustains(c, middle, relaxed, reserve_ratio) ? low : high) = middle;
  }
  return low;
}

Result run(const Model& model, const Draw& draw, const Shocks& shocks) {
  Result result;
  result.population = population(model, draw, shocks);
  result.conditions = conditions(model, draw, shocks, result.population);
  if (model.scenario.pay_rule == PayRule::best) {
    Draw at = draw;
    at.inputs.force.w_t = best_pay(result.conditions);
    result.conditions = conditions(model, at, shocks, result.population);
  }
  result.maximum = maximum(result.conditions);
  for (const Target& target : model.targets) result.targets.push_back(assess(result.conditions, target));
  if (model.scenario.level == Level::L3) {
    result.relapse_year = relapse_year(result.conditions, shocks.relapse.front());
    result.surge_month_cost = surge_month_cost(result.conditions);
  }
  return result;
}

}  // namespace muster::plain
