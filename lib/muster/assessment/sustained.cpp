#include "muster/assessment/sustained.hpp"

#include "muster/assessment/judge.hpp"

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

}  // namespace

JudgedPath judge_path(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim, double reserve,
                      int last_year) {
  return judge_years_of(conditions, rule, aim, reserve, force_path(conditions, aim, last_year));
}

JudgedPath judge_years_of(const ForceConditions& conditions, const SustainedRule& rule, const Aim& aim, double reserve,
                          std::vector<ForceYear> years) {
  JudgedPath path{aim, reserve, std::move(years), {}};
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
  if (rule.definition != Definition::every_year && rule.definition != Definition::final_year) {
    return {sustains(conditions, rule, aim, reserve_ratio), std::numeric_limits<double>::quiet_NaN()};
  }
  ForceStocks stocks = force_at_ceasefire(conditions.inputs, conditions.tables);
  const auto advance_year = [&](int tau, ForceYear& year) {
    year = advance_one(conditions, conditions.ceasefire + tau, aim, stocks);
  };
  const auto has_run_out = [&](int tau) { return aid_has_run_out(conditions, conditions.ceasefire + tau); };
  const PathVerdict<double> verdict = judge_years(rule, aim, reserve_ratio, advance_year, has_run_out);
  return {verdict.holds > 0, verdict.margin};
}

}  // namespace muster
