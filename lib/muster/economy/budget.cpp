#include "muster/core/same_bits.hpp"

#include "muster/economy/budget.hpp"

#include "muster/core/elementary_lanes.hpp"
#include "muster/distributions/standard_normal.hpp"

#include <cmath>
#include <limits>

namespace muster {
namespace {

double crisis_threshold(double rate) {
  if (rate <= 0) return -std::numeric_limits<double>::infinity();
  return rate >= 1 ? std::numeric_limits<double>::infinity() : normal_quantile(rate);
}

std::vector<LabourYear> labour_path(const EconomyInputs& inputs, const BudgetPlan& plan,
                                    const std::vector<double>& working_age) {
  std::vector<LabourYear> labour(plan.years.size());
  std::vector<double> growth(plan.years.size());
  double before = plan.before.labour_force;
  for (std::size_t t = 0; t < labour.size(); ++t) {
    labour[t].force = inputs.labour_force * working_age[t] / working_age[0];
    growth[t] = labour[t].force / before / (1 + inputs.g_lf_ref);
    before = labour[t].force;
  }
  raise_each(growth, inputs.alpha);
  for (std::size_t t = 0; t < labour.size(); ++t) labour[t].growth = growth[t];
  return labour;
}

}  // namespace

double own_share(const EconomyInputs& inputs, int tau) {
  if (tau < 0) return inputs.b_war;
  return inputs.b_peace + (inputs.b_war - inputs.b_peace) * std::exp(-tau / inputs.b_years);
}

BudgetPlan budget_plan(const EconomyInputs& inputs, AidForm form, int years, int years_before, int ceasefire) {
  BudgetPlan plan{economy_before(inputs, years_before), crisis_threshold(inputs.crisis_rate), {}, {}};
  for (int t = 0; t < years; ++t) {
    const int tau = t - ceasefire;
    const double scheduled = scheduled_aid(inputs, form, tau);
    plan.rebound.push_back(rebound_growth(inputs, tau));
    plan.years.push_back({.economy = {},
                          .own_share = own_share(inputs, tau),
                          .aid_scheduled = scheduled,
                          .aid_paid = scheduled * inputs.honoured});
  }
  return plan;
}

std::vector<BudgetYear> budget_path(const EconomyInputs& inputs, const BudgetPlan& plan,
                                    const EconomyDrivers& drivers) {
  std::vector<BudgetYear> years = plan.years;
  const std::vector<LabourYear> labour = labour_path(inputs, plan, drivers.working_age);
  const Economy* before = &plan.before;
  for (std::size_t t = 0; t < years.size(); ++t) {
    years[t].economy = step(*before, inputs, labour[t], plan.rebound[t], drivers.shocks[t], plan.crisis_threshold);
    before = &years[t].economy;
  }
  return years;
}

}  // namespace muster
