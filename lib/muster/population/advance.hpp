#pragma once

#include "muster/population/ageing.hpp"
#include "muster/population/fertility.hpp"
#include "muster/population/migration.hpp"
#include "muster/population/survival.hpp"

/// The equations of one year of the population (model 1.2 - 1.4), written once for a single trajectory (Real = double)
/// and for several side by side (Real = Lanes). step() in step.hpp is what a single trajectory calls.
namespace muster {

/// What a year reads whatever its shocks: known once per draw. Rates by age, shape (101) each.
struct PopulationYearPlan {
  const double* mortality_female = nullptr;
  const double* mortality_male = nullptr;
  const double* fertility_pattern = nullptr;  ///< sum 1
  double slope_female = 1, slope_male = 1;    ///< old_age_slope() where no rate reaches its cap
  double returning = 0;                       ///< returning_share()
  double opening = 0;                         ///< 1 while the border's opening is felt, see border_opens()
  double war_deaths = 0;                      ///< men lost on 31 December, before the ceasefire [persons]
  bool truce_begins = false;                  ///< on its 1 January: the refugees' men of 18-59 are told apart
};

/// What the yearly processes and the layers that are on make of a year.
template <class Real>
struct PopulationTerms {
  Real mortality{};                           ///< e^k: factor on the death rates
  Real slope_female{}, slope_male{};          ///< see old_age_slope()
  Real fertility{};                           ///< F [children per woman]
  Real background_rate{};                     ///< r [share of residents]; 0 with the layer off
  Real returning{}, opening{}, war_deaths{};  ///< those of the plan
};

/// Births of a year: their rates and how they divide.
template <class Real>
struct BirthTerms {
  const double* pattern = nullptr;  ///< by age, see live_births()
  Real level{};                     ///< children per woman
  double sex_ratio = 1;             ///< boys per girl
};

/// What a year is worked out in: thousands of numbers that no year need set to zero again.
template <class Real>
struct YearRoom {
  BySexOf<Real> survival, migrants;
  AgeRow<Real> women_years;  ///< mean of the women at the year's start and end
};

/// Deaths, births and migration of one year, in place.
/// @param residents  on 1 January; afterwards those of the next one
/// @param room       with the survival ratios (see survival_ratios) and the net migrants of both sexes
/// @return live births [persons]
/// Source: Preston, Heuveline and Guillot (2001), Demography, ch. 6; United Nations (2024), WPP methodology (END
/// timing).
template <class Real>
Real renew(BySexOf<Real>& residents, const BirthTerms<Real>& birth, MigrationTiming timing, YearRoom<Real>& room) {
  const double before = timing == MigrationTiming::even ? 0.5 : 0.0;
  const BySexOf<Real>& survival = room.survival;
  const auto women_at_start = [&](int age, const Real& women) MUSTER_INLINED {
    const Real here = women + before * room.migrants.female[age];
    room.women_years[age] = 0.5 * here;
    return here;
  };
  // Under `end` the women at the year's end are the survivors before migration, so the migrants' part is 0 there.
  const auto women_at_end = [&](int age, const Real& women) MUSTER_INLINED {
    const Real here = women + before * room.migrants.female[age];
    room.women_years[age] += 0.5 * here;
    return here + (1 - 2 * before) * room.migrants.female[age];
  };
  const auto men_at_start = [&](int age, const Real& men)
                                MUSTER_INLINED { return men + before * room.migrants.male[age]; };
  const auto men_at_end = [&](int age, const Real& men)
                              MUSTER_INLINED { return men + (1 - before) * room.migrants.male[age]; };
  age_one_year(residents.female, survival.female, women_at_start, women_at_end);
  age_one_year(residents.male, survival.male, men_at_start, men_at_end);
  const Real births = live_births(birth.pattern, birth.level, room.women_years);
  const Real boys = births * (birth.sex_ratio / (1 + birth.sex_ratio));
  residents.male[0] += boys * survival.male[0];
  residents.female[0] += (births - boys) * survival.female[0];
  return births;
}

/// 31 December's war deaths: taken from men, no cell below zero.
/// @param deaths  persons, spread over ages by the shares @p wartime_age
/// @return those the cells could spare [persons]
template <class Real>
Real lose_war_dead(const double* wartime_age, const Real& deaths, AgeRow<Real>& men) {
  Real lost = 0.0;
  if (!any(deaths > 0)) return lost;
  for (int a = 0; a < age_count; ++a) {
    const Real dead = least<Real>(deaths * wartime_age[a], men[a]);
    men[a] -= dead;
    lost += dead;
  }
  return lost;
}

/// Births and war deaths of a year [persons].
template <class Real>
struct RenewalOf {
  Real births{}, war_deaths{};
};

/// What all years of a draw read.
struct PopulationDraw {
  const PopulationInputs& inputs;
  const PopulationTables& tables;
  MigrationTiming timing = MigrationTiming::even;
};

/// One year of everybody, in place.
/// @param persons  on 1 January; afterwards those of the next one
/// @param keep     keep(male, age, cell): what to do with the migrants of a cell by layer
/// @param room     anything; serves year after year
template <class Real, class Keep>
RenewalOf<Real> advance(const PopulationDraw& draw, const PopulationYearPlan& plan, const PopulationTerms<Real>& terms,
                        const Keep& keep, PersonsOf<Real>& persons, YearRoom<Real>& room) {
  BySexOf<Real>& survival = room.survival;
  if (plan.truce_begins) split_refugees(persons);
  survival_ratios<Real>({plan.mortality_female, terms.slope_female}, {plan.mortality_male, terms.slope_male},
                        terms.mortality, survival);
  const MigrationTerms<Real> migration{draw.inputs, draw.tables, terms.returning, terms.opening, terms.background_rate};
  migrate(migration, persons, keep, room.migrants);
  const BirthTerms<Real> birth{plan.fertility_pattern, terms.fertility, draw.inputs.sex_ratio_birth};
  const Real births = renew(persons.residents, birth, draw.timing, room);
  const Real killed = lose_war_dead(draw.tables.wartime_age.data(), terms.war_deaths, persons.residents.male);
  age_one_year(persons.wounded, survival.male);
  age_one_year(persons.refugees.female, survival.female);
  age_one_year(persons.refugees.male, survival.male);
  age_one_year(persons.refugee_men, survival.male);
  return {births, killed};
}

}  // namespace muster
