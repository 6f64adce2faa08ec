#include "muster/estimate/replicate.hpp"

#include <cmath>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"

namespace muster {

ReplicateEstimate replicate_estimate(std::span<const double> copy_means, double level) {
  detail::require_level(level);
  require(copy_means.size() >= 2, "{} copies of the points (an error needs two); use 16", copy_means.size());
  const double copies = static_cast<double>(copy_means.size());
  double mean = 0;
  for (const double value : copy_means) {
    require(std::isfinite(value), "a copy's estimate is {} (not finite); leave failed draws out of it", value);
    mean += value / copies;
  }
  double squares = 0;
  for (const double value : copy_means) squares += (value - mean) * (value - mean);
  const double std_error = std::sqrt(squares / (copies - 1) / copies);
  const double half = detail::two_sided_t(level, copies - 1) * std_error;
  return {.mean = mean, .std_error = std_error, .simulation_error = {.low = mean - half, .high = mean + half}};
}

}  // namespace muster
