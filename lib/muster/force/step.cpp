#include "muster/force/step.hpp"

#include "muster/force/advance.hpp"

#include <algorithm>

namespace muster {
namespace {

int next_pay_level(const ForceConditions& conditions, int level, const Aim& aim, double active) {
  const bool below = active < conditions.fill * aim.active;
  return below ? std::min(level + 1, static_cast<int>(conditions.levels.size()) - 1) : level;
}

}  // namespace

ForceStocks force_at_ceasefire(const ForceInputs& inputs, const ForceTables& tables) {
  return stocks_at_ceasefire<double>(inputs, tables);
}

ForceYear advance_one(const ForceConditions& conditions, int t, const Aim& aim, ForceStocks& stocks) {
  const ForceYearTerms<double> terms = terms_of(conditions.years[static_cast<std::size_t>(t)], stocks.pay_level);
  ForceYear year;
  if (aim.strength_alone)
    advance_strength(conditions, terms, t - conditions.ceasefire, aim, stocks, year);
  else
    advance(conditions, terms, t - conditions.ceasefire, aim, stocks, year);
  stocks.pay_level = next_pay_level(conditions, stocks.pay_level, aim, year.active);
  return year;
}

ForceStep step(const ForceConditions& conditions, const ForceStocks& now, int t, const Aim& aim) {
  ForceStep result{now, {}};
  result.year = advance_one(conditions, t, aim, result.next);
  return result;
}

ForceYear wartime_year(const ForceConditions& conditions, int t) {
  const BudgetYear& budget = conditions.years[static_cast<std::size_t>(t)].budget;
  ForceYear year;
  year.pay_ratio = conditions.levels.front().ratio;
  year.active = conditions.inputs.wartime_strength;
  year.gdp = budget.economy.potential;
  year.own_money = budget.own_share * year.gdp;
  year.aid = budget.aid_paid;
  return year;
}

}  // namespace muster
