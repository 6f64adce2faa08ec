#include "muster/core/same_bits.hpp"

#include "muster/estimate/detail/normal.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numbers>

namespace muster::detail {

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

double normal_quantile(double u) { return boost::math::quantile(boost::math::normal{}, u); }

double two_sided_score(double level) { return normal_quantile(0.5 + level / 2); }

double two_sided_t(double level, double freedom) {
  return boost::math::quantile(boost::math::students_t{freedom}, 0.5 + level / 2);
}

double level_of_t(double level, double freedom) {
  constexpr double most = 1 - 1e-13;  // beyond it a normal score has no digits left
  return std::min(most, std::erf(two_sided_t(level, freedom) / std::numbers::sqrt2));
}

}  // namespace muster::detail
