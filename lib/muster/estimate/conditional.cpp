#include "muster/estimate/conditional.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"

namespace muster {

ConditionalProbability conditional_probability(std::span<const double> both, std::span<const double> event,
                                               double level) {
  detail::require_level(level);
  require(both.size() == event.size(), "{} draws of one and {} of the other (a ratio needs both); give them alike",
          both.size(), event.size());
  double draws = 0, sum = 0, weight = 0;
  for (std::size_t i = 0; i < both.size(); ++i) {
    if (std::isnan(both[i])) continue;
    draws += 1;
    sum += both[i];
    weight += event[i];
  }
  require(draws >= 2, "{} draws without a failure (an error needs two); add draws", draws);
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  if (weight <= 0)
    return {.mean = unknown, .std_error = unknown, .simulation_error = {.low = unknown, .high = unknown}};
  const double ratio = sum / weight;
  double squares = 0;
  for (std::size_t i = 0; i < both.size(); ++i) {
    if (!std::isnan(both[i])) squares += (both[i] - ratio * event[i]) * (both[i] - ratio * event[i]);
  }
  const double std_error = std::sqrt(squares / (draws - 1) * draws) / weight;
  const double half = detail::two_sided_t(level, draws - 1) * std_error;
  return {.mean = ratio,
          .std_error = std_error,
          .simulation_error = {.low = std::max(0.0, ratio - half), .high = std::min(1.0, ratio + half)}};
}

}  // namespace muster
