#pragma once

#include "muster/population/cohorts.hpp"
#include "muster/population/inputs.hpp"
#include "muster/population/settings.hpp"

namespace muster {

inline constexpr int first_border_age = 18;  ///< men of 18-59 may not leave before the ceasefire
inline constexpr int border_ages = 42;

/// r_t = mu + phi (r_{t-1} - mu) + sigma z, share of all residents.
/// Source: Azose and Raftery (2015), Demography 52, 1627-1650 (AR(1) of net migration rates).
[[nodiscard]] double next_background_rate(const PopulationInputs& inputs, double rate, double shock);

/// Tells the men of 18-59 apart from the other refugees, at the ceasefire.
[[nodiscard]] Cohorts split_refugees(const Cohorts& now);

/// The three layers of year tau after the ceasefire (tau < 0: background alone), each from the stock of 1 January.
/// Where the sum would take more than `migration_cell_cap` of a cell, its outflows shrink in proportion.
/// @param rate  background rate r of the year
[[nodiscard]] MigrationLayers migration_layers(const Cohorts& now, const PopulationInputs& inputs,
                                               const PopulationTables& tables, const PopulationSettings& settings,
                                               int tau, double rate);

}  // namespace muster
