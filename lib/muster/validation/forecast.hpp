#pragma once

#include "muster/validation/indicator_fit.hpp"

#include <array>
#include <cstdint>

namespace muster {

/// What is said of a population and scored.
enum class Outcome {
  population,           ///< persons on 1 January after the horizon
  cumulated_migration,  ///< net migrants since the origin [persons]
  life_expectancy,      ///< at birth, mean of the sexes, in the last year [years]
  fertility,            ///< total fertility in the last year [children per woman]
};

inline constexpr std::array all_outcomes{Outcome::population, Outcome::cumulated_migration, Outcome::life_expectancy,
                                         Outcome::fertility};

/// The name in result files: population, net_migration_cumulated, e0, tfr.
[[nodiscard]] const char* name_of(Outcome outcome);

/// What the years before an origin say of all countries.
struct PopulationOutlook {
  int origin = 0;
  std::vector<std::string> countries;                       ///< iso3
  Eigen::ArrayXd population;                                ///< persons on 1 January of the origin
  std::array<Outlook, all_indicators.size()> by_indicator;  ///< in the order of all_indicators
};

/// Fits every indicator to a history that ends before the origin; the origin is @p before.end_year().
/// @throws InvalidInput if the history is too short (see fit_indicator)
[[nodiscard]] PopulationOutlook population_outlook(const DemographicHistory& before);

/// Row of a country in an outlook. @throws InvalidInput when there is none
[[nodiscard]] Eigen::Index row_of(const PopulationOutlook& outlook, const std::string& iso3);

/// Random paths of one country after an origin.
struct Paths {
  std::array<Eigen::ArrayXXd, all_outcomes.size()> values;  ///< in the order of all_outcomes; shape (draws, horizons)
};

/// How many paths, how far, from which random numbers.
struct PathSettings {
  int draws = 1000;
  int horizon = 20;  ///< years
  std::uint64_t seed = 1;
};

/// Draws paths of one indicator of one country, year by year from the origin; of migration the rates. Fertility and
/// life expectancy keep their floors. The address of a path: see draw_paths(). Shape (draws, horizons).
[[nodiscard]] Eigen::ArrayXXd draw_values(const PopulationOutlook& outlook, Eigen::Index country, Indicator indicator,
                                          const PathSettings& settings);

/// Draws paths of one country: births = exp(birth factor) x fertility x population, deaths = exp(death rate) x
/// population, net migrants = rate x population, each indicator a path of its own (PathForm). A path has the address
/// (seed, draw, country, origin, indicator, year), so other countries do not move it.
/// @param country  row of the outlook
[[nodiscard]] Paths draw_paths(const PopulationOutlook& outlook, Eigen::Index country, const PathSettings& settings);

}  // namespace muster
