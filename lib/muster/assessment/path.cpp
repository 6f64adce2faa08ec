#include "muster/assessment/path.hpp"

#include "muster/assessment/judge.hpp"

namespace muster {

YearTests judge(const ForceYear& year, const SustainedRule& rule, const Aim& aim, double required_reserve,
                bool own_cap_applies) {
  YearTests tests;
  tests.strength = strength_holds(year, rule, aim);
  tests.reserve_enrolled = reserve_holds(year.enrolled, required_reserve);
  tests.reserve_ready = reserve_holds(year.ready, required_reserve);
  tests.money = aim.relaxed.money || money_holds(year, rule, own_cap_applies);
  tests.cut_people = year.cuts.of_people();
  return tests;
}

bool aid_has_run_out(const ForceConditions& conditions, int t) {
  return conditions.years[t].budget.aid_scheduled <= 0.1 * conditions.aid_level;
}

std::vector<ForceYear> force_path(const ForceConditions& conditions, const Aim& aim, int last_year) {
  std::vector<ForceYear> path;
  path.reserve(conditions.years.size());
  ForceStocks stocks = force_at_ceasefire(conditions.inputs, conditions.tables);
  for (int t = conditions.ceasefire; t <= last_year; ++t) {
    path.push_back(advance_one(conditions, t, aim, stocks));
  }
  return path;
}

}  // namespace muster
