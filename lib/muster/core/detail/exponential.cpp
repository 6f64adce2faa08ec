#include "muster/core/detail/elementary.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace muster::detail {
namespace {

// 2^(j/32), rounded, and what the rounding left off.
constexpr std::array<DoubleDouble, 32> roots{{
    {.high = 0x1.0000000000000p+0, .low = 0x0.0p+0},
    {.high = 0x1.059b0d3158574p+0, .low = 0x1.d73e2a475b465p-55},
    {.high = 0x1.0b5586cf9890fp+0, .low = 0x1.8a62e4adc610bp-54},
    {.high = 0x1.11301d0125b51p+0, .low = -0x1.6c51039449b3ap-54},
    {.high = 0x1.172b83c7d517bp+0, .low = -0x1.19041b9d78a76p-55},
    {.high = 0x1.1d4873168b9aap+0, .low = 0x1.e016e00a2643cp-54},
    {.high = 0x1.2387a6e756238p+0, .low = 0x1.9b07eb6c70573p-54},
    {.high = 0x1.29e9df51fdee1p+0, .low = 0x1.612e8afad1255p-55},
    {.high = 0x1.306fe0a31b715p+0, .low = 0x1.6f46ad23182e4p-55},
    {.high = 0x1.371a7373aa9cbp+0, .low = -0x1.63aeabf42eae2p-54},
    {.high = 0x1.3dea64c123422p+0, .low = 0x1.ada0911f09ebcp-55},
    {.high = 0x1.44e086061892dp+0, .low = 0x1.89b7a04ef80d0p-59},
    {.high = 0x1.4bfdad5362a27p+0, .low = 0x1.d4397afec42e2p-56},
    {.high = 0x1.5342b569d4f82p+0, .low = -0x1.07abe1db13cadp-55},
    {.high = 0x1.5ab07dd485429p+0, .low = 0x1.6324c054647adp-54},
    {.high = 0x1.6247eb03a5585p+0, .low = -0x1.383c17e40b497p-54},
    {.high = 0x1.6a09e667f3bcdp+0, .low = -0x1.bdd3413b26456p-54},
    {.high = 0x1.71f75e8ec5f74p+0, .low = -0x1.16e4786887a99p-55},
    {.high = 0x1.7a11473eb0187p+0, .low = -0x1.41577ee04992fp-55},
    {.high = 0x1.82589994cce13p+0, .low = -0x1.d4c1dd41532d8p-54},
    {.high = 0x1.8ace5422aa0dbp+0, .low = 0x1.6e9f156864b27p-54},
    {.high = 0x1.93737b0cdc5e5p+0, .low = -0x1.75fc781b57ebcp-57},
    {.high = 0x1.9c49182a3f090p+0, .low = 0x1.c7c46b071f2bep-56},
    {.high = 0x1.a5503b23e255dp+0, .low = -0x1.d2f6edb8d41e1p-54},
    {.high = 0x1.ae89f995ad3adp+0, .low = 0x1.7a1cd345dcc81p-54},
    {.high = 0x1.b7f76f2fb5e47p+0, .low = -0x1.5584f7e54ac3bp-56},
    {.high = 0x1.c199bdd85529cp+0, .low = 0x1.11065895048ddp-55},
    {.high = 0x1.cb720dcef9069p+0, .low = 0x1.503cbd1e949dbp-56},
    {.high = 0x1.d5818dcfba487p+0, .low = 0x1.2ed02d75b3707p-55},
    {.high = 0x1.dfc97337b9b5fp+0, .low = -0x1.1a5cd4f184b5cp-54},
    {.high = 0x1.ea4afa2a490dap+0, .low = -0x1.e9c23179c2893p-54},
    {.high = 0x1.f50765b6e4540p+0, .low = 0x1.9d3e12dd8a18bp-54},
}};

constexpr double steps_per_unit = 0x1.71547652b82fep+5;                    // 32 / ln 2
constexpr DoubleDouble step{0x1.62e42fefa0000p-6, 0x1.cf79abc9e3b3ap-45};  // ln 2 / 32: 36 digits, then the rest
constexpr DoubleDouble ln2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

double nearest_whole(double x) { return (x + 0x1.8p52) - 0x1.8p52; }  // for |x| < 2^51

/// exp(r) - 1 for |r| <= ln 2 / 64: the Taylor series, its rest below 2^-58.
double small_expm1(double r) {
  return r + r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))));
}

/// exp(x) - 1 for |x| <= 0.3, likewise.
double near_zero_expm1(double x) {
  double rest = 1.0 / 15;
  for (int n = 14; n >= 3; --n) rest = 1.0 / n * (1 + x * rest);
  return x + x * x / 2 * (1 + x * rest);
}

double power_of_two(int exponent) {  // -1022 to 1023
  return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + exponent) << 52);
}

/// value 2^exponent for a value near 1.
double scaled(double value, int exponent) {
  if (exponent > 1023) return value * 2 * power_of_two(exponent - 1);
  if (exponent >= -1021) return value * power_of_two(exponent);
  return value * power_of_two(exponent + 100) * 0x1p-100;
}

/// A number as 2^(steps / 32) exp(rest).
struct Reduced {
  int steps = 0;
  double rest = 0;

  [[nodiscard]] const DoubleDouble& root() const { return roots[static_cast<std::size_t>(steps & 31)]; }
  [[nodiscard]] int exponent() const { return steps >> 5; }
};

Reduced reduced(const DoubleDouble& x) {
  const double count = nearest_whole(x.high * steps_per_unit);
  return {static_cast<int>(count), (x.high - count * step.high) - (count * step.low - x.low)};
}

double power(const Reduced& x) {
  const DoubleDouble& root = x.root();
  return scaled(root.high + (root.low + root.high * small_expm1(x.rest)), x.exponent());
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
  return power({static_cast<int>(count), part * ln2.high + part * ln2.low});
}

double muster_expm1(double x) noexcept {
  if (std::isnan(x) || std::abs(x) < 0x1p-54) return x;
  if (std::abs(x) <= 0.3) return near_zero_expm1(x);
  if (x > 40) return muster_exp(x);
  if (x < -40) return -1;
  const Reduced at = reduced({x, 0});
  const DoubleDouble& root = at.root();
  const double scale = power_of_two(at.exponent()), high = root.high * scale;
  const DoubleDouble main = exact_sum(high, -1);
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
