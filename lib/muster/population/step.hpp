#pragma once

#include "muster/population/advance.hpp"
#include "muster/population/cohorts.hpp"
#include "muster/population/inputs.hpp"
#include "muster/population/reference.hpp"
#include "muster/population/settings.hpp"

#include <vector>

namespace muster {

/// All that a projection reads besides the draw: published rates, tables by age, switches and calendar.
struct PopulationModel {
  PopulationReference reference;
  PopulationTables tables;
  PopulationSettings settings;
  Calendar calendar;
};

/// Yearly standard normals of mortality, fertility and migration.
struct PopulationShocks {
  double k = 0, F = 0, r = 0;
};

/// Residents at the end of a year, and the births and deaths [persons] on the way.
struct Renewal {
  BySex residents;
  double births = 0, deaths = 0;
};

/// Deaths, births and migration of one year.
/// @param survival   ratios of both sexes (see survival_ratios)
/// @param asfr       births per woman-year of the year
/// @param sex_ratio  boys per girl at birth
/// @param migrants   net migrants by cell
/// Source: Preston, Heuveline and Guillot (2001), Demography, ch. 6; United Nations (2024), WPP methodology (END
/// timing).
[[nodiscard]] Renewal renew(const BySex& residents, const BySex& survival, const AgeVector& asfr, double sex_ratio,
                            const BySex& migrants, MigrationTiming timing);

/// The cohorts of 1 January of the base year: last estimate, interim migration, controlled territory, war dead,
/// wounded, refugees (model 1.1). Under un_medium the UN's own population of that date.
[[nodiscard]] Cohorts base_cohorts(const PopulationModel& model, const PopulationInputs& inputs);

/// What each year of a draw reads whatever its shocks, entry t; none under un_medium.
[[nodiscard]] std::vector<PopulationYearPlan> year_plans(const PopulationModel& model, const PopulationInputs& inputs,
                                                         int years);

/// Terms of year t, entry t, from the shocks of one future: k_t, F_t and r_t and what follows from them.
/// @param base  their start: k, B and r
[[nodiscard]] std::vector<PopulationTerms<double>> yearly_terms(const PopulationModel& model,
                                                                const PopulationInputs& inputs,
                                                                const std::vector<PopulationYearPlan>& plans,
                                                                const Cohorts& base,
                                                                const std::vector<PopulationShocks>& shocks);

/// One year t of the projection (model 1.2 - 1.4).
[[nodiscard]] PopulationYear step(const PopulationModel& model, const PopulationInputs& inputs, const Cohorts& now,
                                  int t, PopulationShocks shocks);

/// A projection: cohorts of 1 January of t = 0 .. years, flows of t = 0 .. years - 1.
struct PopulationPath {
  std::vector<Cohorts> cohorts;
  std::vector<PopulationFlows> flows;
};

/// Projects @p shocks.size() years from @p base.
[[nodiscard]] PopulationPath project(const PopulationModel& model, const PopulationInputs& inputs, const Cohorts& base,
                                     const std::vector<PopulationShocks>& shocks);

}  // namespace muster
