#include "muster/core/same_bits.hpp"

#include "muster/population/fertility.hpp"

#include <algorithm>
#include <cmath>

namespace muster {

double total_fertility(const PopulationInputs& inputs, double level, int tau) {
  const double rebound = tau < 0 ? 0.0 : inputs.birth_rebound * std::exp2(-tau / inputs.birth_rebound_half_life);
  return std::max(inputs.tfr_floor, level + rebound);
}

double next_fertility_level(const PopulationInputs& inputs, double level, double shock) {
  return level + inputs.kappa_f * (inputs.F_long - level) + inputs.sigma_f * shock;
}

}  // namespace muster
