#include "muster/core/detail/elementary.hpp"

#include <array>
#include <cmath>

namespace muster::detail {
namespace {

// pi / 2 in three parts; multiples of the first two are exact.
constexpr std::array<double, 3> quarter{0x1.921fb54400000p+0, 0x1.0b4611a600000p-34, 0x1.3198a2e037073p-69};
constexpr double most_reduced = 1e5;  // beyond, the C library's answer is taken

/// An angle of at most pi / 4, and how many quarters of the circle were taken off it.
struct Reduced {
  DoubleDouble angle;
  int quarters = 0;
};

Reduced reduced(double x) {
  const double count = std::nearbyint(x * 0x1.45f306dc9c883p-1);
  const DoubleDouble rest = exact_sum(x - count * quarter[0], -count * quarter[1]);
  return {quick_sum(rest.high, rest.low - count * quarter[2]), static_cast<int>(count) & 3};
}

/// Sum of the Taylor series after its first term and relative to it, by powers of -z with z = x^2 <= 0.62.
double series(double z, int first, int last) {
  double rest = 0;
  for (int n = last; n > first; n -= 2) rest = -z / (n * (n + 1)) * (1 + rest);
  return rest;
}

double small_sin(const DoubleDouble& x) {
  const double z = x.high * x.high;
  return x.high + (x.low * (1 - z / 2) - x.high * (z / 6 * (1 + series(z, 2, 20))));
}

double small_cos(const DoubleDouble& x) {
  const double half = x.high * x.high / 2, main = 1 - half;
  return main + (((1 - main) - half) - (half * series(2 * half, 1, 19) + x.high * x.low));
}

constexpr double right_angle = 0x1.921fb54442d18p+0;

/// atan(x) for 0 <= x <= 1: the angle quartered, then the Taylor series.
double small_atan(double x) {
  for (int halved = 0; halved < 2; ++halved) x = x / (1 + std::sqrt(1 + x * x));
  const double z = x * x;
  double rest = 0;
  for (int n = 25; n >= 3; n -= 2) rest = z * (1.0 / n - rest);
  return 4 * (x - x * rest);
}

double turned(const DoubleDouble& angle, int quarters) {
  const double size = quarters % 2 == 0 ? small_sin(angle) : small_cos(angle);
  return (quarters & 3) < 2 ? size : -size;
}

}  // namespace
}  // namespace muster::detail

using namespace muster::detail;  // NOLINT(google-build-using-namespace): what follows are definitions of C's

double muster_sin(double x) noexcept {
  if (!(std::abs(x) < most_reduced)) return std::sin(x);
  const Reduced at = reduced(x);
  return turned(at.angle, at.quarters);
}

double muster_cos(double x) noexcept {
  if (!(std::abs(x) < most_reduced)) return std::cos(x);
  const Reduced at = reduced(x);
  return turned(at.angle, at.quarters + 1);
}

double muster_atan(double x) noexcept {
  if (std::abs(x) < 0x1p-27 || std::isnan(x)) return x;
  const double size = std::abs(x);
  return std::copysign(size > 1 ? right_angle - small_atan(1 / size) : small_atan(size), x);
}

double muster_asin(double x) noexcept { return muster_atan(x / std::sqrt((1 - x) * (1 + x))); }

double muster_acos(double x) noexcept { return 2 * muster_atan(std::sqrt((1 - x) / (1 + x))); }

double muster_atan2(double y, double x) noexcept {
  if (!std::isfinite(y / x) || x == 0 || y == 0) return std::atan2(y, x);  // multiples of a right angle
  const double angle = muster_atan(y / x);
  return x > 0 ? angle : angle + std::copysign(2 * right_angle, y);
}
