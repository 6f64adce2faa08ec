#pragma once

#include "muster/validation/indicator.hpp"
#include "muster/validation/spread_model.hpp"

namespace muster {

/// What one indicator has taught about all countries before an origin.
struct IndicatorFit {
  PathForm form;
  Eigen::VectorXd mean_weights;  ///< of Features::mean: drift a year
  SpreadModel spread;
};

/// What to expect of each country after an origin.
struct Outlook {
  PathForm form;
  Eigen::ArrayXd last;         ///< last known value; shape (countries)
  Eigen::ArrayXd drift;        ///< expected change a year at the origin, or mean migration rate
  Eigen::ArrayXd spread;       ///< median standard deviation of the yearly innovation
  Eigen::ArrayXd persistence;  ///< phi of migration, else 0
  double width = 0;            ///< sd of the log of a country's innovation spread around its median
  double drift_share = 0;      ///< sd of the drift over the innovation spread
};

/// Learns from hindcasts within the history: from every origin of 1970 on (20 years into the history), over 5 and 10
/// years, the expectation being that of weights known at that origin (learnt anew every five years), so that the errors
/// are true forecast errors, and the spread is the one that would have been right for them.
/// @param before  values of the years before the origin; shape (countries, years)
/// @throws InvalidInput if there are fewer than 31 years
[[nodiscard]] IndicatorFit fit_indicator(Indicator indicator, const Panel& before);

/// The outlook of each country by a fit to the same years.
[[nodiscard]] Outlook outlook(const IndicatorFit& fit, const Panel& before);

}  // namespace muster
