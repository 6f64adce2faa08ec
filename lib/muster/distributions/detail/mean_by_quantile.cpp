#include "muster/core/same_bits.hpp"

#include "muster/distributions/detail/mean_by_quantile.hpp"

#include <algorithm>
#include <boost/math/quadrature/tanh_sinh.hpp>

namespace muster::detail {
namespace {

/// Integral over [0, 1/2] of a function that may be singular at 0 and has a kink.
template <class Function>
double over_half(const Function& f, double kink) {
  boost::math::quadrature::tanh_sinh<double> rule;
  const double cut = kink > 0 && kink < 0.5 ? kink : 0.25;
  return rule.integrate(f, 0.0, cut, 1e-13) + rule.integrate(f, cut, 0.5, 1e-13);
}

}  // namespace

double mean_by_quantile(const TwoSidedQuantile& quantile, double kink) {
  const double lower = over_half([&](double below) { return quantile(below, 1 - below); }, kink);
  const double upper = over_half([&](double above) { return quantile(1 - above, above); }, 1 - kink);
  return lower + upper;
}

}  // namespace muster::detail
