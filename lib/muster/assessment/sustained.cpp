#include "muster/assessment/sustained.hpp"

#include <algorithm>
#include <limits>

namespace muster {
namespace {

double reserve_of(const ForceYear& year, ReserveReading reading) {
  return reading == ReserveReading::ready ? year.ready : year.enrolled;
}

bool sustained_on_average(const JudgedPath& path, const SustainedRule& rule, ReserveReading reading) {
  double active = 0, reserve = 0;
  for (int i = rule.settle; i <= rule.until; ++i) {
    if (!path.tests[i].money) return false;
    active += path.years[i].active;
    reserve += reserve_of(path.years[i], reading);
  }
  const int years = rule.until - rule.settle + 1;
  const bool manned = active / years >= rule.fill * path.aim.active - tie_persons;
  return manned && (reading == ReserveReading::none || reserve / years >= path.reserve - tie_persons);
}

int years_passed(const JudgedPath& path, const SustainedRule& rule, ReserveReading reading) {
  int count = 0;
  for (int i = rule.settle; i <= rule.until; ++i) count += passes(path.tests[i], reading);
  return count;
}

/// Every-year and final-year need no more than the tests of single years, so a path can be left early.
bool sustains_year_by_year(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim, double reserve,
                           ReserveReading reading) {
  const int first = rule.definition == Definition::final_year ? rule.until : rule.settle;
  ForceStocks stocks = force_at_ceasefire(conditions.inputs, conditions.tables);
  for (int i = 0; i <= rule.until; ++i) {
    const int t = conditions.ceasefire + i;
    const ForceYear year = advance_one(conditions, t, aim, stocks);
    if (i >= first && !passes(judge(year, rule, aim, reserve, aid_has_run_out(conditions, t)), reading)) return false;
  }
  return true;
}

/// What one soldier more would cost in the year, as the average does [USD].
double cost_per_head(const ForceYear& year) { return (year.pay + year.upkeep + year.kit) / year.active; }

/// How far a year is from failing [persons]; not a number where nothing tells.
double margin_of(const ForceYear& year, const SustainedRule& rule, const Aim& aim, double reserve_ratio,
                 bool own_cap_applies) {
  double margin = year.active - rule.fill * aim.active;
  if (reserve_ratio > 0) {
    const double reserve = rule.reserve_counts == ReserveCounts::ready ? year.ready : year.enrolled;
    margin = std::min(margin, reserve / reserve_ratio - aim.active);
  }
  if (aim.relaxed.money) return margin;
  if (own_cap_applies) {
    margin = std::min(margin, (rule.own_cap * year.gdp - year.own_funded) / cost_per_head(year));
  }
  return year.cuts.unpaid > tie_dollars ? std::numeric_limits<double>::quiet_NaN() : margin;
}

Verdict judge_year_by_year(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim,
                           double reserve_ratio) {
  const ReserveReading reading = reserve_ratio > 0 ? reading_of(rule.reserve_counts) : ReserveReading::none;
  const int first = rule.definition == Definition::final_year ? rule.until : rule.settle;
  Verdict verdict{true, std::numeric_limits<double>::infinity()};
  ForceStocks stocks = force_at_ceasefire(conditions.inputs, conditions.tables);
  for (int i = 0; i <= rule.until; ++i) {
    const int t = conditions.ceasefire + i;
    const ForceYear year = advance_one(conditions, t, aim, stocks);
    if (i < first) continue;
    const bool capped = aid_has_run_out(conditions, t);
    verdict.holds = verdict.holds && passes(judge(year, rule, aim, reserve_ratio * aim.active, capped), reading);
    const double margin = margin_of(year, rule, aim, reserve_ratio, capped);
    if (!(margin >= verdict.margin)) verdict.margin = margin;  // not a number stays
  }
  return verdict;
}

}  // namespace

JudgedPath judge_path(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim, double reserve,
                      int last_year) {
  JudgedPath path{aim, reserve, force_path(conditions, aim, last_year), {}};
  path.tests.reserve(path.years.size());
  int t = conditions.ceasefire;
  for (const ForceYear& year : path.years)
    path.tests.push_back(judge(year, rule, aim, reserve, aid_has_run_out(conditions, t++)));
  return path;
}

bool is_sustained(const JudgedPath& path, const SustainedRule& rule, Definition definition, ReserveReading reading) {
  switch (definition) {
    case Definition::every_year:
      return first_failure(path, rule, reading) < 0;
    case Definition::final_year:
      return passes(path.tests[rule.until], reading);
    case Definition::n_of_m:
      return years_passed(path, rule, reading) >= rule.years_needed;
    case Definition::mean:
      return sustained_on_average(path, rule, reading);
  }
  return false;
}

int first_failure(const JudgedPath& path, const SustainedRule& rule, ReserveReading reading) {
  for (int i = rule.settle; i <= rule.until; ++i) {
    if (!passes(path.tests[i], reading)) return i;
  }
  return -1;
}

bool sustains(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim, double reserve_ratio) {
  const ReserveReading reading = reserve_ratio > 0 ? reading_of(rule.reserve_counts) : ReserveReading::none;
  const double reserve = reserve_ratio * aim.active;
  if (rule.definition == Definition::every_year || rule.definition == Definition::final_year) {
    return sustains_year_by_year(conditions, rule, aim, reserve, reading);
  }
  const JudgedPath path = judge_path(conditions, rule, aim, reserve, conditions.ceasefire + rule.until);
  return is_sustained(path, rule, rule.definition, reading);
}

Verdict judge_size(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim, double reserve_ratio) {
  if (rule.definition == Definition::every_year || rule.definition == Definition::final_year) {
    return judge_year_by_year(conditions, rule, aim, reserve_ratio);
  }
  return {sustains(conditions, rule, aim, reserve_ratio), std::numeric_limits<double>::quiet_NaN()};
}

}  // namespace muster
