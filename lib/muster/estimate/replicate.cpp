#include "muster/estimate/replicate.hpp"

#include <algorithm>
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

ReplicateEstimate replicate_probability(std::span<const double> copy_shares, std::size_t draws, double level) {
  ReplicateEstimate result = replicate_estimate(copy_shares, level);
  const auto [least, most] = std::ranges::minmax(copy_shares);
  require(least >= 0 && most <= 1, "a copy's share of hits is {} (outside 0 to 1); give hits over draws",
          least < 0 ? least : most);
  const double trials = static_cast<double>(draws);
  if (most == 0 || least == 1) result.simulation_error = clopper_pearson(result.mean * trials, trials, level);
  result.simulation_error.low = std::max(0.0, result.simulation_error.low);
  result.simulation_error.high = std::min(1.0, result.simulation_error.high);
  return result;
}

}  // namespace muster
