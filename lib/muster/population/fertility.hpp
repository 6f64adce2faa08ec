#pragma once

#include "muster/core/age.hpp"
#include "muster/population/inputs.hpp"

namespace muster {

inline constexpr int first_fertile_age = 10, fertile_ages = 45;  ///< the UN's rates cover 10-54; nobody bears outside

/// Total fertility of a year [children per woman]: F = max(floor, level + rebound 2^(-tau / half-life) once tau >= 0).
/// @param level  B_t, the slowly moving level
/// @param tau    years since the ceasefire
[[nodiscard]] double total_fertility(const PopulationInputs& inputs, double level, int tau);

/// B_{t+1} = B_t + kappa (F_long - B_t) + sigma z.
/// Source: Alkema et al. (2011), Demography 48, 815-839 (their post-transition phase is such an AR(1)).
[[nodiscard]] double next_fertility_level(const PopulationInputs& inputs, double level, double shock);

/// Live births of a year [persons].
/// @param pattern      births per woman-year by age for a total fertility of 1; or the rates themselves and level 1
/// @param fertility    level of the year
/// @param women_years  mean of the women at the year's start and end, at the fertile ages
template <class Real>
[[nodiscard]] Real live_births(const double* pattern, const Real& fertility, const AgeRow<Real>& women_years) {
  Real sum = 0.0;
  for (int a = first_fertile_age; a < first_fertile_age + fertile_ages; ++a) sum += pattern[a] * women_years[a];
  return fertility * sum;
}

}  // namespace muster
