#include "muster/core/same_bits.hpp"

#include "muster/distributions/standard_normal.hpp"

#include "muster/distributions/detail/normal_quantile_of.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace muster {

using namespace detail;

double normal_quantile(double u) {
  assert(u >= 0 && u <= 1);
  const double from_centre = u - 0.5;
  if (std::abs(from_centre) <= half_of_centre) return central_quantile(from_centre);
  const double tail = from_centre < 0 ? u : 1 - u;
  if (tail <= 0) return std::copysign(std::numeric_limits<double>::infinity(), from_centre);
  const double r = std::sqrt(-std::log(tail));
  const double size = r <= end_of_shoulder ? ratio(shoulder, r - 1.6) : ratio(far_tail, r - 5);
  return std::copysign(size, from_centre);
}

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

}  // namespace muster
