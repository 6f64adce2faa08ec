#pragma once

#include "muster/evidence/country.hpp"
#include "muster/validation/hindcast.hpp"

#include <array>
#include <string>
#include <vector>

namespace muster {

/// Men of ages that serve, as hindcasts count them.
struct ServiceAges {
  const char* name;  ///< in result files
  int first, count;  ///< ages first .. first + count - 1
};

inline constexpr std::array service_ages{ServiceAges{"men_18_24", 18, 7}, ServiceAges{"men_25_44", 25, 20}};

/// Hindcasts men of service age with the cohort-component engine from 1 January of known.origin, on every later
/// 1 January that the pack holds as an estimate, at most settings.horizon years. Death rates are the pack's of the last
/// year before the origin, shifted in the logarithm so that life expectancy follows its path; fertility keeps the age
/// pattern of that year; net migrants are spread by the pack's schedule. The paths of life expectancy, fertility and
/// migration are those of draw_values(), so nothing of a later year enters but what the pack's single ages at the
/// origin owe to their reconstruction. Empty where the pack has no single ages at the origin or no rates before it.
/// No change means as many men as at the origin.
/// @throws InvalidInput if the country is not in the outlook
[[nodiscard]] std::vector<HindcastPoint> hindcast_men(const Country& country, const PopulationOutlook& known,
                                                      const PathSettings& settings);

/// Men of service age on the last @p years 1 Januaries up to the origin's that the pack holds; empty where
/// hindcast_men() is.
[[nodiscard]] std::vector<KnownPoint> known_men(const Country& country, int origin, int years);

}  // namespace muster
