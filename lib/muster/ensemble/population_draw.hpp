#pragma once

#include "muster/ensemble/scenario.hpp"
#include "muster/population/inputs.hpp"

namespace muster {

/// The population's inputs at their medians; an input the scenario lacks is 0 (un-medium needs none of them).
/// @throws InvalidInput naming the missing inputs under the variant `model`
[[nodiscard]] PopulationInputs median_population_inputs(const Scenario& scenario);

}  // namespace muster
