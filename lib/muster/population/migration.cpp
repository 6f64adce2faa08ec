#include "muster/core/same_bits.hpp"

#include "muster/population/migration.hpp"

#include <cmath>

namespace muster {

double next_background_rate(const PopulationInputs& inputs, double rate, double shock) {
  return inputs.mu_r + inputs.phi_r * (rate - inputs.mu_r) + inputs.sigma_r * shock;
}

double returning_share(const PopulationInputs& inputs, const PopulationSettings& settings, int tau) {
  if (tau < 0 || !settings.has(Layer::returning)) return 0;
  return std::exp(-tau / inputs.return_years) - std::exp(-(tau + 1) / inputs.return_years);
}

bool border_opens(const PopulationSettings& settings, int tau) {
  return tau >= 0 && tau < opening_years && settings.has(Layer::opening);
}

}  // namespace muster
