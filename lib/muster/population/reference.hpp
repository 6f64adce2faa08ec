#pragma once

#include "muster/core/age.hpp"
#include "muster/evidence/country.hpp"

#include <vector>

namespace muster {

/// A country's published rates in dense arrays from its last estimate on; shape (years) each, year 0 is `first_year`.
struct PopulationReference {
  int first_year = 0;                ///< 1 January the projection starts from
  BySex start;                       ///< persons then
  std::vector<BySex> mortality;      ///< central death rates, ages 0 .. 99
  std::vector<BySex> survival;       ///< survival_ratios() of these
  std::vector<double> slope_female;  ///< old_age_slope() of these, where no rate reaches its cap
  std::vector<double> slope_male;
  std::vector<AgeVector> fertility;          ///< births per woman-year, as published
  std::vector<AgeVector> fertility_pattern;  ///< ages 15 .. 49 alone, scaled to sum 1
  std::vector<BySex> un_migration;           ///< net migrants the UN books; empty when the country has none
  std::vector<double> un_sex_ratio;          ///< boys per girl in the UN's tables; empty when the country has none

  [[nodiscard]] std::size_t index(int calendar_year) const {
    return static_cast<std::size_t>(calendar_year - first_year);
  }
};

/// Collects what a projection from 1 January @p start to 31 December @p last_year needs.
/// @throws InvalidInput naming the file and the first missing year
[[nodiscard]] PopulationReference population_reference(const Country& country, int start, int last_year);

}  // namespace muster
