#include "muster/core/same_bits.hpp"

#include "muster/force/conditions.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

double share_where(const AgeVector& shares, auto within) {
  double sum = 0;
  for (int a = 0; a < age_count; ++a) {
    if (within(a)) sum += shares[a];
  }
  return sum;
}

}  // namespace

WartimeAges wartime_ages(const ForceInputs& inputs, const ForceTables& tables, int last_tau) {
  WartimeAges ages;
  for (int tau = 0; tau <= last_tau; ++tau) {
    ages.may_enlist.push_back(share_where(tables.wartime_age, [&](int a) { return a + tau <= inputs.max_enlist_age; }));
    ages.may_stay.push_back(share_where(tables.wartime_age, [&](int a) { return a + tau <= inputs.legacy_max_age; }));
    ages.may_reserve.push_back(
        share_where(tables.wartime_age, [&](int a) { return a + tau < inputs.reserve_max_age; }));
  }
  return ages;
}

Prices prices(const ForceInputs& inputs, const ForceTables& tables, int t) {
  const double escalated = std::pow(1 + inputs.escalation, t);
  const double domestic = domestic_cost(inputs.domestic_share, inputs.domestic_price_ratio) / tables.domestic_reference;
  Prices year;
  year.running = inputs.running * escalated;
  year.conscript_pay = inputs.conscript_pay * 12;
  year.upkeep = year.running * (1 - inputs.kit_share);
  year.kit = year.running * inputs.kit_share * domestic;
  year.training = inputs.training_cost;
  year.fixed = inputs.fixed * escalated;
  year.veterans =
      inputs.veterans_floor + (inputs.veterans_0 - inputs.veterans_floor) * std::exp2(-t / inputs.veterans_half_life);
  return year;
}

std::vector<PayLevel> pay_levels(const ForceInputs& inputs, const ForceTables& tables, PayRule rule) {
  std::vector<PayLevel> levels{{inputs.w_t, continuation_rates(inputs, tables, inputs.w_t)}};
  if (rule != PayRule::reactive || inputs.pay_step <= 0) return levels;
  while (levels.back().ratio < inputs.pay_cap) {
    const double ratio = std::min(inputs.pay_cap, levels.back().ratio + inputs.pay_step);
    levels.push_back({ratio, continuation_rates(inputs, tables, ratio)});
  }
  return levels;
}

ForcePlan force_plan(const ForceConditions& conditions, int years) {
  const ForceInputs& inputs = conditions.inputs;
  ForcePlan plan{pool_shares(inputs, conditions.tables), {}};
  for (int t = 0; t < years; ++t) {
    YearPlan year{prices(inputs, conditions.tables, t), {}, {}};
    for (const PayLevel& level : conditions.levels) {
      year.pay.push_back(12 * level.ratio * (1 + inputs.on_cost));
      year.shift.push_back(volunteering_shift(inputs, level.ratio, std::max(t - conditions.ceasefire, 0), 0));
    }
    plan.years.push_back(std::move(year));
  }
  return plan;
}

void fill_years(ForceConditions& conditions, const ForcePlan& plan, const std::vector<Cohorts>& cohorts,
                const std::vector<BudgetYear>& budgets, const std::vector<double>& shocks) {
  conditions.years.resize(budgets.size());
  AgeRow<double> eligible;
  for (std::size_t t = 0; t < budgets.size(); ++t) {
    const YearPlan& shared = plan.years[t];
    const double wage = budgets[t].economy.wage;
    ForceYearConditions& year = conditions.years[t];
    year.budget = budgets[t];
    year.pool = eligible_pool(plan.pool, cohorts[t], eligible);
    year.prices = at_wage(shared.prices, wage);
    year.pay.clear();
    for (std::size_t level = 0; level < conditions.levels.size(); ++level) {
      const double odds_factor = std::exp(-(shared.shift[level] + shocks[t]));
      year.pay.push_back({shared.pay[level] * wage, volunteers(plan.pool, eligible, odds_factor)});
    }
  }
}

ForceYearTerms<double> terms_of(const ForceYearConditions& year, int pay_level) {
  const PayYear& pay = year.pay[static_cast<std::size_t>(pay_level)];
  return {.potential = year.budget.economy.potential,
          .labour_force = year.budget.economy.labour_force,
          .own_share = year.budget.own_share,
          .aid_paid = year.budget.aid_paid,
          .prices = year.prices,
          .pay = pay.pay,
          .volunteers = pay.volunteers.persons,
          .class_share = pay.volunteers.class_share,
          .pool = year.pool.total,
          .class_men = year.pool.class_men,
          .class_fit = year.pool.class_fit,
          .called = year.pool.called};
}

}  // namespace muster
