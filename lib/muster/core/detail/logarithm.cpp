#include "muster/core/detail/elementary.hpp"
#include "muster/core/elementary_steps.hpp"

#include <cmath>
#include <limits>

namespace muster::detail {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(),
                 not_a_number = std::numeric_limits<double>::quiet_NaN();

/// split() for subnormal numbers as well.
SplitOf<double> split_any(double x) {
  if (x >= 0x1p-1022) return split(x);
  const SplitOf<double> larger = split(x * 0x1p54);
  return {larger.m, larger.exponent - 54};
}

}  // namespace

DoubleDouble log_of(double x, double rest) { return precise_log(split_any(x), rest); }

}  // namespace muster::detail

using namespace muster::detail;  // NOLINT(google-build-using-namespace): what follows are definitions of C's

double muster_log(double x) noexcept {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  if (std::isinf(x)) return x;
  return quick_log(split_any(x));
}

double muster_log1p(double x) noexcept {
  if (std::abs(x) < 0x1p-54 || std::isnan(x)) return x;
  if (x <= -1 || x > 0x1p60) return muster_log(1 + x);
  const DoubleDouble sum = exact_sum(1.0, x);
  return log_of(sum.high, sum.low / sum.high).high;
}

double muster_pow(double x, double y) noexcept {
  // Those have exact answers, the same from every C library: signs, zeros, ones and what is not finite.
  if (!std::isfinite(x) || !std::isfinite(y) || x == 0 || x == 1 || y == 0 || y == 1) return std::pow(x, y);
  if (x < 0) {
    if (y != std::trunc(y)) return not_a_number;
    const double size = muster_pow(-x, y);
    return std::fmod(y, 2) == 0 ? size : -size;
  }
  const DoubleDouble log = log_of(x);
  const double rough = y * log.high;
  if (std::abs(rough) > 800) return rough > 0 ? infinity : 0;
  return exp_of(product({y, 0}, log));
}
