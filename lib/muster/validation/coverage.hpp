#pragma once

#include "muster/estimate/binomial_interval.hpp"
#include "muster/validation/hindcast.hpp"

#include <map>
#include <string>
#include <vector>

namespace muster {

/// Region of each country, iso3 -> UN M49 region. Countries that are not named belong to the world alone.
using Regions = std::map<std::string, std::string>;

inline constexpr const char* world = "World";  ///< all countries together
inline constexpr int every_origin = 0;         ///< all origins together

/// A set of points that are judged together.
struct CoverageCell {
  std::string indicator, region;
  int origin = every_origin;
  int horizon = 0;
  auto operator<=>(const CoverageCell&) const = default;
};

/// How many outcomes a central interval held.
struct Coverage {
  CoverageCell cell;
  double level = 0;
  int n = 0, covered = 0;
  Interval interval;  ///< Wilson's 95 % interval for the share, as if outcomes were independent (neighbours are not)
  [[nodiscard]] double share() const { return static_cast<double>(covered) / n; }
};

/// Mean scores of a cell. Persons are divided by the population at the origin first.
struct Scores {
  CoverageCell cell;
  int n = 0;
  double crps = 0;
  double bias = 0;           ///< mean of the forecast less the outcome
  double mae = 0;            ///< of the median
  double mae_no_change = 0;  ///< of "nothing changes"
};

/// Points by cell: each indicator and horizon in the world and in each region, for each origin and for all together.
[[nodiscard]] std::map<CoverageCell, std::vector<const HindcastPoint*>> cells(const std::vector<HindcastPoint>& points,
                                                                              const Regions& regions);

/// Coverage of the central 80 and 95 % intervals by cell, in the order of cells().
[[nodiscard]] std::vector<Coverage> coverage(const std::vector<HindcastPoint>& points, const Regions& regions);

/// Scores by cell, in the order of cells().
[[nodiscard]] std::vector<Scores> scores(const std::vector<HindcastPoint>& points, const Regions& regions);

/// Regions from a table with the columns iso3 and region.
/// @throws InvalidInput if a country stands twice
[[nodiscard]] Regions read_regions(const CsvTable& table);

}  // namespace muster
