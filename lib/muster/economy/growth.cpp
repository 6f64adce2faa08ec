#include "muster/core/same_bits.hpp"

#include "muster/economy/growth.hpp"

#include <algorithm>
#include <cmath>

namespace muster {

Economy economy_before(const EconomyInputs& inputs, int years) {
  Economy before;
  before.potential = inputs.gdp_0 * std::pow(1 + inputs.g_interim, years);
  before.labour_force = inputs.labour_force / (1 + inputs.g_lf_ref);
  before.wage = inputs.wage_0;
  return before;
}

double rebound_growth(const EconomyInputs& inputs, int tau) {
  if (tau < 0) return 0;
  return inputs.rebound * std::clamp(inputs.rebound_years - tau, 0.0, 1.0) / inputs.rebound_years;
}

Economy step(const Economy& before, const EconomyInputs& inputs, const LabourYear& labour, double rebound,
             EconomyShocks shocks, double crisis_threshold) {
  Economy now;
  now.labour_force = labour.force;
  now.cycle = inputs.rho_y * before.cycle + inputs.sigma_y * shocks.y;
  const double crisis = shocks.crisis < crisis_threshold ? -inputs.crisis_size : 0.0;
  const double growth = inputs.g_long + rebound + now.cycle + crisis;
  now.potential = before.potential * (1 + growth) * labour.growth;
  const double per_head = now.potential / now.labour_force / (before.potential / before.labour_force) - 1;
  now.wage = before.wage * std::max(0.5, 1 + inputs.wage_pass * per_head);
  return now;
}

}  // namespace muster
