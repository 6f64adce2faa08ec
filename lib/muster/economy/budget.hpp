#pragma once

#include "muster/core/lanes.hpp"
#include "muster/economy/aid.hpp"
#include "muster/economy/growth.hpp"
#include "muster/economy/inputs.hpp"

#include <vector>

namespace muster {

/// b: own money for the armed forces as a share of GDP in year tau after the ceasefire; b_war before it.
[[nodiscard]] double own_share(const EconomyInputs& inputs, int tau);

/// What the state can spend in a year, whatever the size of the force.
struct BudgetYear {
  Economy economy;
  double own_share = 0;      ///< b [share of GDP]
  double aid_scheduled = 0;  ///< USD
  double aid_paid = 0;       ///< USD, both purses
};

/// Output of a year [USD]: potential less what those in uniform would have added beyond @p reference_strength.
/// @param absent  soldiers and reservist-years taken from the labour force [persons]
template <class Real>
[[nodiscard]] MUSTER_INLINE Real output(const Real& potential, const Real& labour_force, double alpha,
                                        const Real& absent, double reference_strength) {
  return potential * (1 - alpha * (absent - reference_strength) / labour_force);
}

/// Shocks and labour of all years of a path; entry t is year t.
struct EconomyDrivers {
  std::vector<double> working_age;  ///< persons of 20-64 on 1 January of t
  std::vector<EconomyShocks> shocks;
};

/// What the years of a draw share, whatever their shocks; entry t is year t.
struct BudgetPlan {
  Economy before;                 ///< the year before t = 0
  double crisis_threshold = 0;    ///< a crisis strikes when its normal falls below
  std::vector<double> rebound;    ///< see rebound_growth()
  std::vector<BudgetYear> years;  ///< with own money's share and aid; the economy still to come
};

/// @param years_before  from the price year to the year before the base year
/// @param ceasefire     t of the ceasefire
[[nodiscard]] BudgetPlan budget_plan(const EconomyInputs& inputs, AidForm form, int years, int years_before,
                                     int ceasefire);

/// The budget of every year of the plan.
[[nodiscard]] std::vector<BudgetYear> budget_path(const EconomyInputs& inputs, const BudgetPlan& plan,
                                                  const EconomyDrivers& drivers);

}  // namespace muster
