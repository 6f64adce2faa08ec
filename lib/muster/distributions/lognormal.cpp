#include "muster/core/same_bits.hpp"

#include "muster/distributions/lognormal.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/call.hpp"
#include "muster/distributions/standard_normal.hpp"

#include <cmath>

namespace muster {

Lognormal::Lognormal(Shape shape) : shape_(shape) {
  const std::string text = detail::call("lognormal", {shape.median, shape.sigma});
  detail::require_finite(text, {shape.median, shape.sigma});
  require(shape.median > 0, "{} has a median that is not positive (a logarithm needs one); write median > 0, sigma",
          text);
  require(shape.sigma > 0,
          "{} has a sigma that is not positive (it would have no spread); write median, sigma > 0, or constant(value)",
          text);
}

double Lognormal::mean() const { return shape_.median * std::exp(shape_.sigma * shape_.sigma / 2); }

double Lognormal::quantile(double u) const { return shape_.median * std::exp(shape_.sigma * normal_quantile(u)); }

double Lognormal::upper_quantile(double q) const {
  return shape_.median * std::exp(-shape_.sigma * normal_quantile(q));
}

double Lognormal::share_below(double x) const {
  return x <= 0 ? 0 : normal_cdf(std::log(x / shape_.median) / shape_.sigma);
}

double Lognormal::share_above(double x) const {
  return x <= 0 ? 1 : normal_cdf(-std::log(x / shape_.median) / shape_.sigma);
}

}  // namespace muster
