#include "muster/core/same_bits.hpp"

#include "muster/distributions/logit_normal.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/detail/call.hpp"
#include "muster/distributions/detail/mean_by_quantile.hpp"
#include "muster/distributions/standard_normal.hpp"

#include <cmath>

namespace muster {
namespace {

double standardised(const LogitNormal::Shape& shape, double x) {
  return (std::log(x / (1 - x)) - std::log(shape.median / (1 - shape.median))) / shape.sigma;
}

/// The value at @p z standard deviations of the logit.
double at(const LogitNormal::Shape& shape, double z) {
  return 1 / (1 + (1 - shape.median) / shape.median * std::exp(-shape.sigma * z));
}

}  // namespace

LogitNormal::LogitNormal(Shape shape) : shape_(shape) {
  const std::string text = detail::call("logitnormal", {shape.median, shape.sigma});
  detail::require_finite(text, {shape.median, shape.sigma});
  require(shape.median > 0 && shape.median < 1,
          "{} has a median outside (0, 1) (a logit needs a share); write 0 < median < 1, sigma", text);
  require(shape.sigma > 0,
          "{} has a sigma that is not positive (it would have no spread); write median, sigma > 0, or constant(value)",
          text);
}

double LogitNormal::mean() const {
  return detail::mean_by_quantile(
      [this](double below, double above) { return below <= above ? quantile(below) : upper_quantile(above); },
      /*kink=*/0);
}

double LogitNormal::quantile(double u) const { return at(shape_, normal_quantile(u)); }

double LogitNormal::upper_quantile(double q) const { return at(shape_, -normal_quantile(q)); }

double LogitNormal::share_below(double x) const {
  if (x <= 0) return 0;
  return x >= 1 ? 1 : normal_cdf(standardised(shape_, x));
}

double LogitNormal::share_above(double x) const {
  if (x <= 0) return 1;
  return x >= 1 ? 0 : normal_cdf(-standardised(shape_, x));
}

}  // namespace muster
