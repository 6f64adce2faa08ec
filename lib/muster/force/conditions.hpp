#pragma once

#include "muster/economy/budget.hpp"
#include "muster/force/continuation.hpp"
#include "muster/force/eligible.hpp"
#include "muster/force/inputs.hpp"
#include "muster/force/settings.hpp"

#include <vector>

namespace muster {

/// Shares of the wartime soldiers that are within an age limit after so many years; entry tau, 0 .. horizon + 1.
struct WartimeAges {
  std::vector<double> may_enlist;   ///< G_e: <= max_enlist_age
  std::vector<double> may_stay;     ///< G_l: <= legacy_max_age
  std::vector<double> may_reserve;  ///< G_r: < reserve_max_age
};

[[nodiscard]] WartimeAges wartime_ages(const ForceInputs& inputs, const ForceTables& tables, int last_tau);

/// Prices of a year, whatever the size of the force [USD of the price year].
template <class Real>
struct PricesOf {
  Real conscript_pay{};  ///< per conscript a year
  Real upkeep{};         ///< per active a year
  Real kit{};            ///< per active a year
  Real training{};       ///< per recruit
  Real fixed{};          ///< a year
  Real veterans{};       ///< a year
  Real running{};        ///< upkeep and kit at the mean domestic mix, per active a year
};
using Prices = PricesOf<double>;

/// 1 - s + s p: unit cost of kit when a share s is made at home at the price ratio p.
[[nodiscard]] inline double domestic_cost(double share, double price_ratio) { return 1 - share + share * price_ratio; }

/// Prices of year t of the run at a civilian wage of 1 USD a month (model 4.3).
[[nodiscard]] Prices prices(const ForceInputs& inputs, const ForceTables& tables, int t);
/// The same at civilian wage @p wage [USD a month].
[[nodiscard]] inline Prices at_wage(Prices prices, double wage) {
  prices.conscript_pay *= wage;
  return prices;
}

/// What a year offers at one level of pay.
struct PayYear {
  double pay = 0;  ///< per professional a year, with on-cost [USD]
  Volunteers volunteers;
};

/// Everything about a year that does not depend on the size of the force aimed at.
struct ForceYearConditions {
  BudgetYear budget;
  EligiblePool pool;
  Prices prices;
  std::vector<PayYear> pay;  ///< one per level of pay
};

/// What the equations of the force read of a year, at one level of pay.
template <class Real>
struct ForceYearTerms {
  Real potential{}, labour_force{};  ///< Ypot [USD]; LF [persons]
  Real own_share{};                  ///< b [share of GDP]
  Real aid_paid{};                   ///< USD, both purses
  PricesOf<Real> prices;
  Real pay{};                                       ///< per professional, with on-cost [USD]
  Real volunteers{};                                ///< before those who already serve are taken out [persons]
  Real class_share{};                               ///< v: share of them of the call-up age
  Real pool{}, class_men{}, class_fit{}, called{};  ///< see EligiblePool [persons]
};

[[nodiscard]] ForceYearTerms<double> terms_of(const ForceYearConditions& year, int pay_level);

/// One level of pay that the pay rule can reach.
struct PayLevel {
  double ratio = 0;  ///< w
  ServiceVector continuation;
};

/// One trajectory as the force meets it.
struct ForceConditions {
  ForceInputs inputs;
  ForceTables tables;
  int ceasefire = 0;  ///< t of the ceasefire
  PayRule pay_rule = PayRule::fixed;
  double kit_floor = 0, max_class_share = 1, fill = 1;  ///< from the definition of "sustained"
  double aid_level = 0;                                 ///< USD a year, the level of which a tenth counts as run out
  double aid_for_pay = 0, alpha = 0;                    ///< share; elasticity
  double skill_kept = 1;                                ///< e^{-decay}: of a reservist's, after a year
  std::vector<PayLevel> levels;
  WartimeAges ages;
  std::vector<ForceYearConditions> years;  ///< t = 0 .. horizon
};

/// The levels of pay in order: w_t alone, or w_t, w_t + step, ... up to the cap under the reactive rule.
[[nodiscard]] std::vector<PayLevel> pay_levels(const ForceInputs& inputs, const ForceTables& tables, PayRule rule);

/// What the years of a draw share, whatever their shocks, at each level of pay; entry t is year t.
struct YearPlan {
  Prices prices;              ///< at a civilian wage of 1 USD a month
  std::vector<double> pay;    ///< per professional a year at that wage [USD], by level of pay
  std::vector<double> shift;  ///< log-odds of volunteering without the yearly shock, by level of pay
};
struct ForcePlan {
  PoolShares pool;
  std::vector<YearPlan> years;
};

/// @param conditions  of the draw, with its levels of pay; years are not read
[[nodiscard]] ForcePlan force_plan(const ForceConditions& conditions, int years);

/// Conditions of every year from populations, budgets and volunteering shocks of the same years.
/// @param shocks  x_t, the AR(1) of volunteering, entry t
void fill_years(ForceConditions& conditions, const ForcePlan& plan, const std::vector<Cohorts>& cohorts,
                const std::vector<BudgetYear>& budgets, const std::vector<double>& shocks);

}  // namespace muster
