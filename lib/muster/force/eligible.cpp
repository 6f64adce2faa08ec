#include "muster/force/eligible.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr double greatest_propensity = 0.95;

bool may_enlist(const ForceInputs& inputs, int age) {
  return age >= inputs.min_enlist_age && age <= inputs.max_enlist_age;
}

}  // namespace

EligiblePool eligible_pool(const ForceInputs& inputs, const ForceTables& tables, const Cohorts& cohorts) {
  EligiblePool pool;
  const double free = inputs.fit * (1 - inputs.exempt);
  for (int a = 0; a < age_count; ++a) {
    if (!may_enlist(inputs, a)) continue;
    const double share = free * tables.fit_age[a];
    pool.by_age.male[a] = std::max(0.0, (cohorts.residents.male[a] - cohorts.wounded[a]) * share);
    pool.by_age.female[a] = std::max(0.0, cohorts.residents.female[a] * share * inputs.women_open);
  }
  pool.men = pool.by_age.male.sum();
  pool.total = pool.men + pool.by_age.female.sum();
  const int age = static_cast<int>(inputs.call_up_age);
  const double class_women = cohorts.residents.female[age];
  const double fit = inputs.fit * tables.fit_age[age];
  pool.class_men = cohorts.residents.male[age];
  pool.class_fit = (pool.class_men + (inputs.call_up_share_women > 0 ? class_women : 0)) * fit;
  pool.called = (inputs.call_up_share * pool.class_men + inputs.call_up_share_women * class_women) * fit *
                (1 - inputs.conscript_exempt);
  return pool;
}

Volunteers volunteers(const EligiblePool& pool, const ForceInputs& inputs, const ForceTables& tables, double shift) {
  Volunteers result;
  const double odds_factor = std::exp(-shift);
  const int class_age = static_cast<int>(inputs.call_up_age);
  double of_class = 0;
  for (int a = 0; a < age_count; ++a) {
    const double persons = pool.by_age.male[a] + pool.by_age.female[a];
    const double rate = std::min(greatest_propensity, inputs.propensity * tables.age_weight[a]);
    if (persons <= 0 || rate <= 0) continue;
    const double joining = persons / (1 + (1 - rate) / rate * odds_factor);
    result.persons += joining;
    if (a == class_age) of_class = joining;
  }
  result.class_share = result.persons > 0 ? of_class / result.persons : 0;
  return result;
}

double volunteering_shift(const ForceInputs& inputs, double pay_ratio, int tau, double shock) {
  const double threat = 1 + (inputs.threat - 1) * std::exp(-tau / inputs.threat_years);
  return inputs.e_p * std::log(pay_ratio / inputs.w_ref) + inputs.e_u * std::log(inputs.u_path / inputs.u_ref) +
         std::log(threat) + shock;
}

}  // namespace muster
