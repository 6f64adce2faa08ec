#pragma once

#include "muster/population/cohorts.hpp"
#include "muster/population/inputs.hpp"
#include "muster/population/settings.hpp"

namespace muster {

inline constexpr int first_border_age = 18;  ///< men of 18-59 may not leave before the ceasefire
inline constexpr int border_ages = 42;
inline constexpr int opening_years = 3;  ///< over which the border's opening is felt

/// r_t = mu + phi (r_{t-1} - mu) + sigma z, share of all residents.
/// Source: Azose and Raftery (2015), Demography 52, 1627-1650 (AR(1) of net migration rates).
[[nodiscard]] double next_background_rate(const PopulationInputs& inputs, double rate, double shock);

/// Tells the men of 18-59 apart from the other refugees, at the ceasefire.
template <class Real>
void split_refugees(PersonsOf<Real>& persons) {
  for (int a = first_border_age; a < first_border_age + border_ages; ++a) {
    persons.refugee_men[a] += persons.refugees.male[a];
    persons.refugees.male[a] = Real(0.0);
  }
}

/// Share of the refugees alive who come home in year tau after the ceasefire, before the shares that come at all:
/// e^{-tau / T} - e^{-(tau + 1) / T}; 0 before the ceasefire or with the layer off.
[[nodiscard]] double returning_share(const PopulationInputs& inputs, const PopulationSettings& settings, int tau);

/// Whether the border's opening is felt in year tau after the ceasefire.
[[nodiscard]] bool border_opens(const PopulationSettings& settings, int tau);

/// What a year's migration reads.
template <class Real>
struct MigrationTerms {
  const PopulationInputs& inputs;
  const PopulationTables& tables;
  Real returning{};        ///< returning_share()
  Real opening{};          ///< 1 when border_opens(), else 0
  Real background_rate{};  ///< r of the year [share of residents]; 0 with the layer off
};

/// Migrants of one cell by layer [persons].
template <class Real>
struct CellMigrants {
  Real returning{}, opening{}, background{};

  [[nodiscard]] Real sum() const { return returning + opening + background; }
};

namespace detail {

/// Shrinks the outflows of a cell where the layers together would take more than @p most of it [persons].
template <class Real>
MUSTER_INLINE void cap_outflow(CellMigrants<Real>& cell, const Real& most) {
  const Real excess = 0.0 - most - cell.sum();
  if (!any(excess > 0)) return;
  const Real out = least(cell.opening, Real(0.0)) + least(cell.background, Real(0.0));
  const Real kept = select(both(excess > 0, out < 0), 1 + excess / out, Real(1.0));
  cell.opening = select(cell.opening < 0, cell.opening * kept, cell.opening);
  cell.background = select(cell.background < 0, cell.background * kept, cell.background);
}

/// Share of the men of a border age who leave when the border opens, per unit of weight: a third of the outflow each
/// year, with weights of mean 1 over that year's men.
template <class Real>
Real opening_rate(const MigrationTerms<Real>& terms, const AgeRow<Real>& men) {
  const double* weight = terms.tables.reopen_weight.data();
  Real all = 0.0, weighted = 0.0;
  for (int a = first_border_age; a < first_border_age + border_ages; ++a) {
    all += men[a];
    weighted += weight[a] * men[a];
  }
  const Real rate = terms.opening * (terms.inputs.reopen_outflow / opening_years) * all / weighted;
  return select(weighted > 0, rate, Real(0.0));
}

}  // namespace detail

/// The three layers of a year, each from the stock of 1 January. Where the sum would take more than
/// `migration_cell_cap` of a cell, its outflows shrink in proportion.
/// @param keep      keep(sex, age, cell): what to do with the migrants of a cell by layer
/// @param migrants  their sum by cell
template <class Real, class Keep>
void migrate(const MigrationTerms<Real>& terms, const PersonsOf<Real>& now, const Keep& keep, BySexOf<Real>& migrants) {
  const PopulationInputs& inputs = terms.inputs;
  const Real net = terms.background_rate * now.residents.sum();
  const double* women_share = terms.tables.migration_age.female.data();
  const double* men_share = terms.tables.migration_age.male.data();
  const double* weight = terms.tables.reopen_weight.data();
  const Real leaving = any(terms.opening > 0) ? detail::opening_rate(terms, now.residents.male) : Real(0.0);
  for (int a = 0; a < age_count; ++a) {
    CellMigrants<Real> women{inputs.return_share * terms.returning * now.refugees.female[a], 0.0, net * women_share[a]};
    const bool of_border_age = a >= first_border_age && a < first_border_age + border_ages;
    CellMigrants<Real> men{
        terms.returning * (inputs.return_share * now.refugees.male[a] + inputs.return_share_men * now.refugee_men[a]),
        of_border_age ? 0.0 - leaving * weight[a] * now.residents.male[a] : Real(0.0), net * men_share[a]};
    detail::cap_outflow<Real>(women, inputs.migration_cell_cap * now.residents.female[a]);
    detail::cap_outflow<Real>(men, inputs.migration_cell_cap * now.residents.male[a]);
    keep(false, a, women);
    keep(true, a, men);
    migrants.female[a] = women.sum();
    migrants.male[a] = men.sum();
  }
}

}  // namespace muster
