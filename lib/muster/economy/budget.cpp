#include "muster/economy/budget.hpp"

#include "muster/distributions/standard_normal.hpp"

#include <cmath>
#include <limits>

namespace muster {
namespace {

double crisis_threshold(double rate) {
  if (rate <= 0) return -std::numeric_limits<double>::infinity();
  return rate >= 1 ? std::numeric_limits<double>::infinity() : normal_quantile(rate);
}

}  // namespace

double own_share(const EconomyInputs& inputs, int tau) {
  if (tau < 0) return inputs.b_war;
  return inputs.b_peace + (inputs.b_war - inputs.b_peace) * std::exp(-tau / inputs.b_years);
}

std::vector<BudgetYear> budget_path(const EconomyInputs& inputs, AidForm form, const EconomyDrivers& drivers,
                                    int years_before, int ceasefire) {
  const double threshold = crisis_threshold(inputs.crisis_rate);
  std::vector<BudgetYear> years(drivers.shocks.size());
  Economy before = economy_before(inputs, years_before);
  for (std::size_t t = 0; t < years.size(); ++t) {
    const int tau = static_cast<int>(t) - ceasefire;
    const double labour = inputs.labour_force * drivers.working_age[t] / drivers.working_age[0];
    BudgetYear& year = years[t];
    year.economy = step(before, inputs, labour, tau, drivers.shocks[t], threshold);
    year.own_share = own_share(inputs, tau);
    year.aid_scheduled = scheduled_aid(inputs, form, tau);
    year.aid_paid = year.aid_scheduled * inputs.honoured;
    before = year.economy;
  }
  return years;
}

}  // namespace muster
