#include "muster/estimate/conditional.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"

namespace muster {

ConditionalProbability conditional_probability(std::span<const double> both, std::span<const double> event,
                                               double level, const DrawLayout& layout) {
  detail::require_level(level);
  require(both.size() == event.size(), "{} draws of one and {} of the other (a ratio needs both); give them alike",
          both.size(), event.size());
  std::vector<double> kept(event.begin(), event.end());  // of the draws that did not fail
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (std::isnan(both[i])) kept[i] = both[i];
  }
  const UnitMean joint = unit_mean(both, layout), alone = unit_mean(kept, layout);
  require(joint.units >= 2, "{} draws without a failure (an error needs two); add draws", joint.units);
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  if (alone.mean <= 0)
    return {.mean = unknown, .std_error = unknown, .simulation_error = {.low = unknown, .high = unknown}};
  const double ratio = joint.mean / alone.mean;
  for (std::size_t i = 0; i < kept.size(); ++i) kept[i] = both[i] - ratio * kept[i];
  const double std_error = std::sqrt(unit_mean(kept, layout).variance_of_mean) / alone.mean;
  const double half = detail::two_sided_t(level, joint.freedom()) * std_error;
  return {.mean = ratio,
          .std_error = std_error,
          .simulation_error = {.low = std::max(0.0, ratio - half), .high = std::min(1.0, ratio + half)}};
}

}  // namespace muster
