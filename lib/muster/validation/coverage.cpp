#include "muster/validation/coverage.hpp"

#include "muster/core/require.hpp"

#include <array>
#include <cmath>

namespace muster {
namespace {

constexpr std::array levels{0.8, 0.95};
constexpr double error_level = 0.95;

bool holds(const HindcastPoint& point, double level) {
  const bool narrow = level < 0.9;
  const double low = narrow ? point.q10 : point.q025, high = narrow ? point.q90 : point.q975;
  return low <= point.observed && point.observed <= high;
}

}  // namespace

std::map<CoverageCell, std::vector<const HindcastPoint*>> cells(const std::vector<HindcastPoint>& points,
                                                                const Regions& regions) {
  std::map<CoverageCell, std::vector<const HindcastPoint*>> result;
  for (const auto& point : points) {
    std::vector<std::string> places{world};
    if (const auto region = regions.find(point.country); region != regions.end()) places.push_back(region->second);
    for (const auto& place : places)
      for (const int origin : {every_origin, point.origin})
        result[{point.indicator, place, origin, point.horizon}].push_back(&point);
  }
  return result;
}

std::vector<Coverage> coverage(const std::vector<HindcastPoint>& points, const Regions& regions) {
  std::vector<Coverage> result;
  for (const auto& [cell, inside] : cells(points, regions))
    for (const double level : levels) {
      Coverage row{.cell = cell, .level = level, .n = static_cast<int>(inside.size()), .covered = 0, .interval = {}};
      for (const auto* point : inside) row.covered += holds(*point, level);
      row.interval = wilson(row.covered, row.n, error_level);
      result.push_back(std::move(row));
    }
  return result;
}

std::vector<Scores> scores(const std::vector<HindcastPoint>& points, const Regions& regions) {
  std::vector<Scores> result;
  for (const auto& [cell, inside] : cells(points, regions)) {
    Scores row{.cell = cell, .n = static_cast<int>(inside.size())};
    for (const auto* point : inside) {
      const double weight = 1 / (point->unit * row.n);
      row.crps += weight * point->crps;
      row.bias += weight * (point->mean - point->observed);
      row.mae += weight * std::abs(point->q50 - point->observed);
      row.mae_no_change += weight * std::abs(point->no_change - point->observed);
    }
    result.push_back(std::move(row));
  }
  return result;
}

Regions read_regions(const CsvTable& table) {
  const auto countries = texts(table, "iso3"), names = texts(table, "region");
  Regions regions;
  for (std::size_t i = 0; i < countries.size(); ++i)
    require(regions.emplace(countries[i], names[i]).second,
            "{}: {} stands twice (a country has one region); remove one", table.place(i, "iso3"), countries[i]);
  return regions;
}

}  // namespace muster
