#pragma once

#include "muster/validation/history.hpp"

#include <array>
#include <string_view>

namespace muster {

/// The yearly processes of a population that is followed by totals alone.
enum class Indicator {
  fertility,        ///< total fertility [children per woman]
  life_expectancy,  ///< at birth, mean of the sexes [years]
  migration,        ///< net migrants as a share of the population of 1 January
  birth_factor,     ///< log of births over (total fertility x population): stands for the age structure of women
  death_rate,       ///< log of deaths over population
};

inline constexpr std::array all_indicators{Indicator::fertility, Indicator::life_expectancy, Indicator::migration,
                                           Indicator::birth_factor, Indicator::death_rate};

/// "fertility", "life expectancy" ... for messages.
[[nodiscard]] std::string_view name_of(Indicator indicator);

/// The indicator's values in every year of a history.
[[nodiscard]] Panel observed(const DemographicHistory& history, Indicator indicator);

/// What can be said of each country from the years before an origin.
struct Features {
  Eigen::ArrayXXd mean;        ///< terms that tell the change a year to expect; shape (countries, terms)
  Eigen::ArrayXXd spread;      ///< terms that tell the log of its spread; shape (countries, terms)
  Eigen::ArrayXd persistence;  ///< phi of migration, half-way from the country's own to the median; else 0
};

/// Features at the end of @p before: recent slope and level, what a crisis took, how much the country has moved.
/// @param before  values of the years before the origin, at least 6
[[nodiscard]] Features features(Indicator indicator, const Panel& before);

/// How expectation and variance grow with the years ahead:
/// x_{t+1} = x_t + drift - pull (x_t - x_0) + spread z, or for migration r_t = mu + phi (r_{t-1} - mu) + spread z
/// with r_{-1} = mu, of which the sum counts (drift = mu).
struct PathForm {
  Indicator indicator = Indicator::fertility;
  double pull = 0;  ///< kappa, share a year

  /// Expected outcome after @p horizon years per unit of drift [years].
  [[nodiscard]] double reach(int horizon) const;
  /// Variance of the outcome after @p horizon years per unit of innovation variance.
  [[nodiscard]] double variance(int horizon, double persistence) const;
};

/// Outcome @p horizon years after the column @p start: change of the value since the last known year (column start -
/// 1), or for migration the sum of the rates of those years; shape (countries).
[[nodiscard]] Eigen::ArrayXd outcome(Indicator indicator, const Panel& values, int start, int horizon);

}  // namespace muster
