#include "muster/core/detail/elementary.hpp"
#include "muster/core/elementary_steps.hpp"

#include <cmath>
#include <limits>

namespace muster::detail {
namespace {

constexpr DoubleDouble ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

/// exp(x) - 1 for |x| <= 0.3, likewise.
double near_zero_expm1(double x) {
  double rest = 1.0 / 15;
  for (int n = 14; n >= 3; --n) rest = 1.0 / n * (1 + x * rest);
  return x + x * x / 2 * (1 + x * rest);
}

/// value 2^exponent for a value near 1.
double scaled(double value, int exponent) {
  if (exponent > 1023) return value * 2 * power_of_two(exponent - 1);
  if (exponent >= -1021) return value * power_of_two(exponent);
  return value * power_of_two(exponent + 100) * 0x1p-100;
}

/// 2^(steps / 32) exp(rest), whatever the power of two.
double power(const ReducedOf<double>& x) {
  const int steps = static_cast<int>(x.steps);
  const DoubleDouble& root = roots[static_cast<std::size_t>(steps & 31)];
  return scaled(root.high + (root.low + root.high * small_expm1(x.rest)), steps >> 5);
}

}  // namespace

double exp_of(const DoubleDouble& x) {
  if (x.high > 710) return std::numeric_limits<double>::infinity();
  if (x.high < -746) return 0;
  return power(reduced(x));
}

}  // namespace muster::detail

using namespace muster::detail;  // NOLINT(google-build-using-namespace): what follows are definitions of C's

double muster_exp(double x) noexcept { return std::isnan(x) ? x : exp_of({x, 0}); }

double muster_exp2(double x) noexcept {
  if (std::isnan(x)) return x;
  if (x > 1025) return std::numeric_limits<double>::infinity();
  if (x < -1076) return 0;
  const double count = nearest_whole(x * 32), part = x - count / 32;  // exact
  return power({count, part * ln2.high + part * ln2.low});
}

double muster_expm1(double x) noexcept {
  if (std::isnan(x) || std::abs(x) < 0x1p-54) return x;
  if (std::abs(x) <= 0.3) return near_zero_expm1(x);
  if (x > 40) return muster_exp(x);
  if (x < -40) return -1;
  const ReducedOf<double> at = reduced<double>({x, 0});
  const auto [root, scale] = after_steps(at.steps);
  const double high = root.high * scale;
  const DoubleDouble main = exact_sum(high, -1.0);
  return main.high + (main.low + (root.low * scale + high * small_expm1(at.rest)));
}

double muster_sinh(double x) noexcept {
  if (std::abs(x) < 0x1p-30) return x;
  if (std::abs(x) > 40) return std::copysign(exp_of({std::abs(x) - ln2.high, 0}), x);
  const double e = muster_expm1(std::abs(x));
  return std::copysign((e + e / (e + 1)) / 2, x);
}

double muster_cosh(double x) noexcept {
  if (std::abs(x) > 40) return exp_of({std::abs(x) - ln2.high, 0});
  const double e = muster_exp(std::abs(x));
  return (e + 1 / e) / 2;
}

double muster_tanh(double x) noexcept {
  if (std::abs(x) > 20) return std::copysign(1, x);
  const double e = muster_expm1(2 * std::abs(x));
  return std::copysign(e / (e + 2), x);
}
