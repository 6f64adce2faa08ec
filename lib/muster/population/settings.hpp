#pragma once

#include <algorithm>
#include <vector>

namespace muster {

enum class PopulationVariant { model, un_medium };

/// When migrants are added: half before and half after deaths and births, or all at the end of the year.
enum class MigrationTiming { even, end };

/// The population's layers that can be switched off one by one.
enum class Layer { territory, war_dead, wounded, refugees, returning, opening, background };

struct PopulationSettings {
  PopulationVariant variant = PopulationVariant::model;
  int un_start = 2024;  ///< un_medium only: 1 January the projection starts from
  MigrationTiming timing = MigrationTiming::even;
  std::vector<Layer> layers_off;

  [[nodiscard]] bool has(Layer layer) const { return std::ranges::find(layers_off, layer) == layers_off.end(); }
};

/// The calendar of a run. Years t count from the base year; tau = t - ceasefire.
struct Calendar {
  int base_year = 2027;        ///< t = 0 is this calendar year
  int price_year = 2025;       ///< year of the dollars and of gdp_0
  int population_date = 2026;  ///< 1 January of the base population
  int horizon = 20;            ///< the last year is t = horizon
  int ceasefire = 0;           ///< t of the ceasefire
};

}  // namespace muster
