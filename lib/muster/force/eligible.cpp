#include "muster/core/same_bits.hpp"

#include "muster/force/eligible.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr double greatest_propensity = 0.95;

/// One trajectory's residents.
struct Residents {
  const Cohorts& cohorts;

  [[nodiscard]] double woman(int age) const { return cohorts.residents.female[age]; }
  [[nodiscard]] double man(int age) const { return cohorts.residents.male[age]; }
  [[nodiscard]] double wounded(int age) const { return cohorts.wounded[age]; }
};

}  // namespace

PoolShares pool_shares(const ForceInputs& inputs, const ForceTables& tables) {
  PoolShares shares;
  const double free = inputs.fit * (1 - inputs.exempt);
  shares.first = std::max(0, static_cast<int>(std::ceil(inputs.min_enlist_age)));
  shares.last = std::min(open_age, static_cast<int>(std::floor(inputs.max_enlist_age)));
  for (int a = 0; a < age_count; ++a) {
    const double rate = std::min(greatest_propensity, inputs.propensity * tables.age_weight[a]);
    shares.men[a] = free * tables.fit_age[a];
    shares.women[a] = shares.men[a] * inputs.women_open;
    shares.odds[a] = rate > 0 ? (1 - rate) / rate : -1;
  }
  shares.class_age = static_cast<int>(inputs.call_up_age);
  shares.class_fit = inputs.fit * tables.fit_age[shares.class_age];
  shares.women_called = inputs.call_up_share_women > 0;
  const double callable = shares.class_fit * (1 - inputs.conscript_exempt);
  shares.men_called = inputs.call_up_share * callable;
  shares.women_called_share = inputs.call_up_share_women * callable;
  return shares;
}

EligiblePool eligible_pool(const PoolShares& shares, const Cohorts& cohorts, AgeRow<double>& eligible) {
  return eligible_pool(shares, Residents{cohorts}, eligible);
}

double volunteering_shift(const ForceInputs& inputs, double pay_ratio, int tau, double shock) {
  const double threat = 1 + (inputs.threat - 1) * std::exp(-tau / inputs.threat_years);
  return inputs.e_p * std::log(pay_ratio / inputs.w_ref) + inputs.e_u * std::log(inputs.u_path / inputs.u_ref) +
         std::log(threat) + shock;
}

}  // namespace muster
