#pragma once

#include "muster/core/age.hpp"

namespace muster {

/// Everybody the population model follows, on 1 January of a year.
struct Cohorts {
  BySex residents;                            ///< persons; wounded and soldiers are among them
  AgeVector wounded = AgeVector::Zero();      ///< men among them unfit from the war
  BySex refugees;                             ///< persons abroad, as if none had returned, but for `refugee_men`
  AgeVector refugee_men = AgeVector::Zero();  ///< those of them who were men of 18-59 at the ceasefire
  double log_mortality = 0;                   ///< k of the year before
  double fertility_level = 0;                 ///< B of this year [children per woman]
  double background_rate = 0;                 ///< r of the year before [share of residents]
};

/// The persons among them, in equations that are written over a scalar (see core/lanes.hpp).
template <class Real>
struct PersonsOf {
  BySexOf<Real> residents, refugees;
  AgeRow<Real> wounded, refugee_men;
};

template <class Real>
[[nodiscard]] PersonsOf<Real> persons_of(const Cohorts& cohorts) {
  return {rows_of<Real>(cohorts.residents), rows_of<Real>(cohorts.refugees), row_of<Real>(cohorts.wounded),
          row_of<Real>(cohorts.refugee_men)};
}

/// Net migrants of one year by layer.
struct MigrationLayers {
  BySex returning;   ///< refugees who come home
  BySex opening;     ///< men who leave when the border opens; <= 0
  BySex background;  ///< everything else; the UN's own migrants under un_medium
};

/// What happened during a year.
struct PopulationFlows {
  MigrationLayers migration;  ///< after the cap on a cell
  double births = 0;          ///< live births [persons]
  double deaths = 0;          ///< persons, war deaths apart
  double war_deaths = 0;      ///< persons
};

/// A year's result: the cohorts of the next 1 January and what led to them.
struct PopulationYear {
  Cohorts next;
  PopulationFlows flows;
};

}  // namespace muster
