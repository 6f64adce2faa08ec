#pragma once

#include "muster/population/step.hpp"

#include <string>

namespace muster {

/// `muster project`: year, sex, age, persons on 1 January, from the first year of the projection to the one after the
/// horizon. Under un-medium from `un_start`.
[[nodiscard]] std::string projection_csv(const PopulationModel& model, const PopulationInputs& inputs);

/// `muster project --layers`: what each layer adds to or takes from each cell: the projection less the same without it.
[[nodiscard]] std::string layers_projection_csv(const PopulationModel& model, const PopulationInputs& inputs);

}  // namespace muster
