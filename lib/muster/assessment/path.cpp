#include "muster/assessment/path.hpp"

namespace muster {

YearTests judge(const ForceYear& year, const SustainedRule& rule, const Aim& aim, double required_reserve,
                bool own_cap_applies) {
  YearTests tests;
  tests.strength = year.active >= rule.fill * aim.active - tie_persons;
  tests.reserve_enrolled = year.enrolled >= required_reserve - tie_persons;
  tests.reserve_ready = year.ready >= required_reserve - tie_persons;
  const bool paid = year.cuts.unpaid <= tie_dollars;
  const bool within_cap = !own_cap_applies || year.own_funded <= rule.own_cap * year.gdp + tie_dollars;
  tests.money = aim.relaxed.money || (paid && within_cap);
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
