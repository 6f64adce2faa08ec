#include "muster/core/same_bits.hpp"

#include "muster/estimate/detail/leaving.hpp"

#include <algorithm>
#include <boost/math/special_functions/owens_t.hpp>
#include <cmath>
#include <numbers>

namespace muster::detail {
namespace {

/// Bound on the chance that some score lies beyond @p score on either side.
double chance_of_leaving(double score, std::span<const double> slopes) {
  double chance = std::erfc(score / std::numbers::sqrt2);
  for (const double slope : slopes) chance += 4 * boost::math::owens_t(score, slope);
  return chance;
}

}  // namespace

double neighbour_slope(double correlation) {
  const double r = std::clamp(correlation, 0.0, 1.0);
  return std::sqrt((1 - r) / (1 + r));
}

double score_that_holds(std::span<const double> slopes, double level) {
  double low = 0;
  double high = 40;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2;
    (chance_of_leaving(middle, slopes) > 1 - level ? low : high) = middle;
  }
  return high;
}

}  // namespace muster::detail
