#pragma once

#include "muster/force/inputs.hpp"
#include "muster/population/cohorts.hpp"

namespace muster {

/// Who could be recruited in a year, before those who already serve are taken out [persons].
struct EligiblePool {
  BySex by_age;          ///< E0: fit, not exempt, of enlistment age; women times women_open
  double total = 0;      ///< sum over both sexes
  double men = 0;        ///< sum over men
  double class_men = 0;  ///< men of the call-up age, fit or not
  double class_fit = 0;  ///< FIT: the fit of the call-up age, women too when they are called
  double called = 0;     ///< called up when there is a term to serve
};

/// The pool of 1 January of a year (model 2.1, 2.3).
[[nodiscard]] EligiblePool eligible_pool(const ForceInputs& inputs, const ForceTables& tables, const Cohorts& cohorts);

/// Volunteers of a year before those who already serve are taken out, and the call-up age's share of them.
struct Volunteers {
  double persons = 0;      ///< contracts offered a year
  double class_share = 0;  ///< v: share that comes from the call-up age
};

/// sum E0 Lambda(logit(min(0.95, propensity weight)) + shift) (model 2.2); ages of weight 0 give nobody.
/// @param shift  log-odds of pay, unemployment, threat and the yearly shock
/// Source: Warner, Simon and Payne (2001), DMDC (enlistment elasticities in log-odds form).
[[nodiscard]] Volunteers volunteers(const EligiblePool& pool, const ForceInputs& inputs, const ForceTables& tables,
                                    double shift);

/// The log-odds shift at pay ratio w, tau years after the ceasefire, with the yearly shock x.
[[nodiscard]] double volunteering_shift(const ForceInputs& inputs, double pay_ratio, int tau, double shock);

}  // namespace muster
