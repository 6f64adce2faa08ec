#include "muster/core/same_bits.hpp"

#include "muster/distributions/detail/beta_quantile.hpp"

#include "muster/distributions/standard_normal.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace muster::detail {
namespace {

// Without promotion to long double: the same digits on every platform, and four times as fast.
using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

/// A value by its logit, with logarithms that keep their digits at both ends.
struct Place {
  double log_x, log_y;  ///< y = 1 - x
};

Place place(double logit) {
  const double log_far = -std::log1p(std::exp(-std::abs(logit)));
  return logit < 0 ? Place{logit + log_far, log_far} : Place{log_far, log_far - logit};
}

/// Logarithm of the share below; by the leading term of its series where the share underflows.
double log_share_below(double a, double b, const Place& at, double log_b) {
  const double share = at.log_x < at.log_y ? boost::math::ibeta(a, b, std::exp(at.log_x), InDouble{})
                                           : boost::math::ibetac(b, a, std::exp(at.log_y), InDouble{});
  return share > 0 ? std::log(share) : a * at.log_x + b * at.log_y - std::log(a) - log_b;
}

/// Spread of the logit, by the leading term of its variance.
double spread(double a, double b) { return std::sqrt(1 / a + 1 / b); }

/// A logit near the answer: a normal in the middle of a humped density, else the leading term, which is short of it.
double start(double a, double b, double u, double log_b) {
  const double centre = std::log(a / b);
  if (a >= 1 && b >= 1 && u > 1e-6) return centre + spread(a, b) * normal_quantile(u);
  return std::min(centre, (std::log(u) + std::log(a) + log_b) / a);
}

}  // namespace

double beta_quantile(double a, double b, double u, double log_b) {
  const double close = 1e-7 * std::min(1.0, spread(a, b));  // steps shrink quadratically, so the error is far smaller
  const double target = std::log(u);
  double logit = start(a, b, u, log_b);
  for (int steps = 0; steps < 200; ++steps) {
    const Place at = place(logit);
    const double log_share = log_share_below(a, b, at, log_b);
    const double slope = std::exp(a * at.log_x + b * at.log_y - log_b - log_share);
    const double step = (target - log_share) / slope;
    logit += step;
    if (std::abs(step) < close) break;
  }
  return std::exp(place(logit).log_x);
}

double beta_share_below(double a, double b, double x) { return boost::math::ibeta(a, b, x, InDouble{}); }

double log_beta_function(double a, double b) {
  return boost::math::lgamma(a, InDouble{}) + boost::math::lgamma(b, InDouble{}) -
         boost::math::lgamma(a + b, InDouble{});
}

}  // namespace muster::detail
