#include "muster/distributions/beta.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/beta_quantile.hpp"
#include "muster/distributions/detail/call.hpp"

#include <algorithm>

namespace muster {

Beta::Beta(Shape shape) : shape_(shape), log_b_(0) {
  const auto& [a, b, low, high] = shape_;
  const bool unit = low == 0 && high == 1;
  const std::string text = unit ? detail::call("beta", {a, b}) : detail::call("beta", {a, b, low, high});
  detail::require_finite(text, {a, b, low, high});
  require(a > 0 && b > 0, "{} has a shape that is not positive (the density has no integral); write a > 0 and b > 0",
          text);
  require(low < high, "{} is out of order (the range is empty); write a, b, low, high", text);
  log_b_ = detail::log_beta_function(a, b);
}

double Beta::quantile(double u) const {
  if (u <= 0) return shape_.low;
  if (u > 0.5) return upper_quantile(1 - u);
  return shape_.low + width() * detail::beta_quantile(shape_.a, shape_.b, u, log_b_);
}

double Beta::upper_quantile(double q) const {
  if (q <= 0) return shape_.high;
  if (q > 0.5) return quantile(1 - q);
  return shape_.high - width() * detail::beta_quantile(shape_.b, shape_.a, q, log_b_);
}

double Beta::share_below(double x) const {
  return detail::beta_share_below(shape_.a, shape_.b, std::clamp((x - shape_.low) / width(), 0.0, 1.0));
}

double Beta::share_above(double x) const {
  return detail::beta_share_below(shape_.b, shape_.a, std::clamp((shape_.high - x) / width(), 0.0, 1.0));
}

}  // namespace muster
