#pragma once

#include "muster/force/inputs.hpp"
#include "muster/population/cohorts.hpp"

namespace muster {

/// What a draw makes of the tables by age: known before anybody is counted.
struct PoolShares {
  AgeRow<double> men, women;  ///< share of residents of an age who are in the pool E0
  AgeRow<double> odds;        ///< against joining, per year at a shift of 0; -1 at ages that give nobody
  int first = 0, last = -1;   ///< ages outside give nobody to the pool
  int class_age = 18;         ///< call-up age
  double class_fit = 0;       ///< share of it who are fit
  bool women_called = false;
  double men_called = 0, women_called_share = 0;  ///< shares of a class that are called up
};

[[nodiscard]] PoolShares pool_shares(const ForceInputs& inputs, const ForceTables& tables);

/// Who could be recruited in a year, before those who already serve are taken out [persons].
template <class Real>
struct EligiblePoolOf {
  Real total{};      ///< E0 over both sexes
  Real men{};        ///< E0 of men
  Real class_men{};  ///< men of the call-up age, fit or not
  Real class_fit{};  ///< FIT: the fit of the call-up age, women too when they are called
  Real called{};     ///< called up when there is a term to serve
};
using EligiblePool = EligiblePoolOf<double>;

/// The pool of 1 January of a year (model 2.1, 2.3).
/// @param people    people.woman(a), .man(a), .wounded(a): residents of age a
/// @param eligible  E0 by age, women times women_open among them; only ages first .. last are written
template <class Real, class People>
[[nodiscard]] EligiblePoolOf<Real> eligible_pool(const PoolShares& shares, const People& people,
                                                 AgeRow<Real>& eligible) {
  EligiblePoolOf<Real> pool;
  Real women = 0.0;
  for (int a = shares.first; a <= shares.last; ++a) {
    const Real men = positive_part<Real>((people.man(a) - people.wounded(a)) * shares.men[a]);
    const Real of_women = people.woman(a) * shares.women[a];
    pool.men += men;
    women += of_women;
    eligible[a] = men + of_women;
  }
  pool.total = pool.men + women;
  const Real class_women = people.woman(shares.class_age);
  pool.class_men = people.man(shares.class_age);
  pool.class_fit = (shares.women_called ? pool.class_men + class_women : pool.class_men) * shares.class_fit;
  pool.called = shares.men_called * pool.class_men + shares.women_called_share * class_women;
  return pool;
}

/// The same of a single trajectory's cohorts.
[[nodiscard]] EligiblePool eligible_pool(const PoolShares& shares, const Cohorts& cohorts, AgeRow<double>& eligible);

/// Volunteers of a year before those who already serve are taken out, and the call-up age's share of them.
template <class Real>
struct VolunteersOf {
  Real persons{};      ///< contracts offered a year
  Real class_share{};  ///< v: share that comes from the call-up age
};
using Volunteers = VolunteersOf<double>;

/// sum E0 Lambda(logit(min(0.95, propensity weight)) + shift) (model 2.2); ages of weight 0 give nobody.
/// @param odds_factor  e^{-shift}: log-odds of pay, unemployment, threat and the yearly shock
/// Source: Warner, Simon and Payne (2001), DMDC (enlistment elasticities in log-odds form).
template <class Real>
[[nodiscard]] VolunteersOf<Real> volunteers(const PoolShares& shares, const AgeRow<Real>& eligible,
                                            const Real& odds_factor) {
  Real persons = 0.0, of_class = 0.0;
  for (int a = shares.first; a <= shares.last; ++a) {
    if (shares.odds[a] < 0) continue;
    const Real joining = eligible[a] / (1 + shares.odds[a] * odds_factor);
    persons += joining;
    if (a == shares.class_age) of_class = joining;
  }
  return {persons, select(persons > 0, of_class / persons, Real(0.0))};
}

/// The log-odds shift at pay ratio w, tau years after the ceasefire, with the yearly shock x.
[[nodiscard]] double volunteering_shift(const ForceInputs& inputs, double pay_ratio, int tau, double shock);

}  // namespace muster
