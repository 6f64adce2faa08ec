#pragma once

#include "muster/core/age.hpp"
#include "muster/population/inputs.hpp"

namespace muster {

/// Total fertility of a year [children per woman]: F = max(floor, level + rebound 2^(-tau / half-life) once tau >= 0).
/// @param level  B_t, the slowly moving level
/// @param tau    years since the ceasefire
[[nodiscard]] double total_fertility(const PopulationInputs& inputs, double level, int tau);

/// B_{t+1} = B_t + kappa (F_long - B_t) + sigma z.
/// Source: Alkema et al. (2011), Demography 48, 815-839 (their post-transition phase is such an AR(1)).
[[nodiscard]] double next_fertility_level(const PopulationInputs& inputs, double level, double shock);

/// Live births of a year [persons] from the mean of the women at its start and end.
[[nodiscard]] double live_births(const AgeVector& asfr, const AgeVector& women_start, const AgeVector& women_end);

}  // namespace muster
