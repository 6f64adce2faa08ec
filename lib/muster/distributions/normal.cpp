#include "muster/distributions/normal.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/call.hpp"
#include "muster/distributions/standard_normal.hpp"

namespace muster {

Normal::Normal(Shape shape) : shape_(shape) {
  const std::string text = detail::call("normal", {shape.mean, shape.deviation});
  detail::require_finite(text, {shape.mean, shape.deviation});
  require(shape.deviation > 0,
          "{} has a standard deviation that is not positive (it would have no spread); write mean, deviation > 0, or "
          "constant(value)",
          text);
}

double Normal::quantile(double u) const { return shape_.mean + shape_.deviation * normal_quantile(u); }

double Normal::upper_quantile(double q) const { return shape_.mean - shape_.deviation * normal_quantile(q); }

double Normal::share_below(double x) const { return normal_cdf((x - shape_.mean) / shape_.deviation); }

double Normal::share_above(double x) const { return normal_cdf((shape_.mean - x) / shape_.deviation); }

}  // namespace muster
