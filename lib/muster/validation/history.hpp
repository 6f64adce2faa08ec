#pragma once

#include "muster/evidence/table.hpp"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace muster {

/// One figure a country and calendar year; shape (countries, years).
using Panel = Eigen::ArrayXXd;

/// What is known of the population of many countries, over the same calendar years.
struct DemographicHistory {
  std::vector<std::string> countries;  ///< iso3, in the order of the file
  int first_year = 0;
  Panel tfr;            ///< children per woman
  Panel e0;             ///< life expectancy at birth, mean of the sexes [years]
  Panel net_migration;  ///< persons in the calendar year
  Panel births;         ///< persons in the calendar year
  Panel deaths;         ///< persons in the calendar year
  Panel population;     ///< persons on 1 January

  /// The first calendar year that is not held.
  [[nodiscard]] int end_year() const { return first_year + static_cast<int>(tfr.cols()); }

  /// The years before @p year alone, so that what is made of the result cannot know later ones.
  /// @throws InvalidInput unless first_year < year <= end_year()
  [[nodiscard]] DemographicHistory before(int year) const;

  /// Persons on 1 January of end_year(): the last 1 January and the last year's births, deaths and migrants.
  [[nodiscard]] Eigen::ArrayXd population_at_end() const;

  /// Row of a country. @throws InvalidInput with the nearest spelling when there is none
  [[nodiscard]] Eigen::Index row(const std::string& iso3) const;
};

/// Takes a history from a table with the columns iso3, year, tfr, e0_female, e0_male, net_migration_thousand,
/// births_thousand, deaths_thousand, population_1jan_thousand.
/// @param left_out  iso3 of countries to pass over
/// @throws InvalidInput unless every country has one row for each of the same years
[[nodiscard]] DemographicHistory demographic_history(const CsvTable& table, const std::vector<std::string>& left_out);

}  // namespace muster
