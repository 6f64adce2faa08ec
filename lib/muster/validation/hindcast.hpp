#pragma once

#include "muster/validation/forecast.hpp"

#include <vector>

namespace muster {

/// A forecast from an origin beside what happened.
struct HindcastPoint {
  std::string country;  ///< iso3
  std::string indicator;
  int origin = 0;   ///< only years before it were known
  int horizon = 0;  ///< years ahead: 1 for the origin itself, 1 January of origin + 1 for a population
  int year = 0;     ///< calendar year of the value
  double observed = 0;
  double q025 = 0, q10 = 0, q50 = 0, q90 = 0, q975 = 0;
  double mean = 0;  ///< of the forecast
  double crps = 0;
  double no_change = 0;  ///< what it would be if nothing changed after the last year known
  double unit = 1;       ///< by which errors are divided before they are pooled: population at the origin, else 1
};

/// A value of a year that was known at an origin.
struct KnownPoint {
  std::string country;  ///< iso3
  std::string indicator;
  int origin = 0, year = 0;
  double observed = 0;
};

/// What happened, and when, beside a forecast.
struct Observation {
  double value = 0, no_change = 0;
  int year = 0, horizon = 0;
};

/// Scores @p paths of one value, in any order. @p labels gives country, indicator, origin and unit.
[[nodiscard]] HindcastPoint score(const HindcastPoint& labels, Eigen::ArrayXd paths, const Observation& observation);

/// Hindcasts population, cumulated migration, life expectancy and fertility of every country from one origin, over as
/// many years as the history goes on, at most settings.horizon. No year from the origin on enters the forecast.
/// No change means the last population, life expectancy and fertility, and as many migrants every year as in the last.
/// @throws InvalidInput if the origin leaves too few years before it or none after it
[[nodiscard]] std::vector<HindcastPoint> hindcast_population(const DemographicHistory& history, int origin,
                                                             const PathSettings& settings);

/// The last @p years of the same outcomes that were known at the origin: populations up to 1 January of the origin,
/// the others up to the year before it. Cumulated migration counts from the origin, so it is nought in the year before
/// it, and earlier what the migrants since then have yet to undo.
/// @param years  > 0; years before the history begins are left out
/// @throws InvalidInput if the origin leaves no year before it or none after it
[[nodiscard]] std::vector<KnownPoint> known_population(const DemographicHistory& history, int origin, int years);

}  // namespace muster
