#include "muster/core/detail/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace muster::detail {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity(),
                 not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr DoubleDouble ln2{0x1.62e42fefa2000p-1, 0x1.9ef35793c7673p-41};  // 40 digits, so that multiples are exact
constexpr DoubleDouble third{0x1.5555555555555p-2, 0x1.5555555555555p-56};
constexpr std::array odd_parts{1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15,
                               1.0 / 13, 1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5};

/// x as m 2^exponent with m from sqrt(1/2) to sqrt(2).
struct Split {
  double m = 1;
  int exponent = 0;
};

Split split(double x) {
  int shift = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    shift = -54;
  }
  constexpr std::uint64_t root_half = 0x3fe6a09e667f3bcd;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  const std::int64_t exponent = static_cast<std::int64_t>(bits - root_half) >> 52;
  return {std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << 52)),
          static_cast<int>(exponent) + shift};
}

/// s = f / (2 + f) for f = m - 1, which is exact.
DoubleDouble half_argument(double m) {
  const double f = m - 1;
  const DoubleDouble below = quick_sum(2, f);
  const double s = f / below.high;
  const DoubleDouble back = exact_product(s, below.high);
  return {s, (((f - back.high) - back.low) - s * below.low) / below.high};
}

/// z/5 + z^2/7 + ... to full digits for 0 <= z <= 0.0295.
double odd_series(double z) {
  double rest = odd_parts.front();
  for (std::size_t i = 1; i < odd_parts.size(); ++i) rest = odd_parts[i] + z * rest;
  return z * rest;
}

/// ln m = 2 artanh s = 2 s (1 + z (1/3 + z/5 + z^2/7 + ...)), z = s^2 <= 0.0295.
DoubleDouble log_of_mantissa(double m) {
  const DoubleDouble s = half_argument(m), z = product(s, s);
  const DoubleDouble start = quick_sum(third.high, odd_series(z.high));
  const DoubleDouble more = product(s, product(z, {start.high, start.low + third.low}));
  const DoubleDouble sum = quick_sum(s.high, more.high);
  return {2 * sum.high, 2 * (sum.low + (s.low + more.low))};
}

}  // namespace

DoubleDouble log_of(double x, double rest) {
  const Split at = split(x);
  const DoubleDouble part = log_of_mantissa(at.m);
  const DoubleDouble main = exact_sum(at.exponent * ln2.high, part.high);
  return quick_sum(main.high, main.low + (at.exponent * ln2.low + (part.low + rest)));
}

}  // namespace muster::detail

using namespace muster::detail;  // NOLINT(google-build-using-namespace): what follows are definitions of C's

double muster_log(double x) noexcept {
  if (!(x > 0)) return x == 0 ? -infinity : not_a_number;
  if (std::isinf(x)) return x;
  // ln m = f - f^2/2 + s (f^2/2 + 2 z (1/3 + z/5 + ...)): the first term is exact, and the rest is small beside it.
  const Split at = split(x);
  const double f = at.m - 1, s = f / (2 + f), z = s * s, half = f * f / 2;
  const double more = s * (half + 2 * z * (third.high + odd_series(z)));
  return at.exponent * ln2.high - ((half - (more + at.exponent * ln2.low)) - f);
}

double muster_log1p(double x) noexcept {
  if (std::abs(x) < 0x1p-54 || std::isnan(x)) return x;
  if (x <= -1 || x > 0x1p60) return muster_log(1 + x);
  const DoubleDouble sum = exact_sum(1, x);
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
