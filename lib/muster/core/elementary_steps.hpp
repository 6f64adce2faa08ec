#pragma once

#include "muster/core/detail/double_double.hpp"
#include "muster/core/lanes.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

/// The steps of exp, log and pow, written once for a double and for Lanes: both give the same bits. They hold where
/// arguments and results are ordinary numbers, neither subnormal nor beyond what doubles hold.
namespace muster::detail {

inline constexpr DoubleDouble log_2{0x1.62e42fefa2000p-1, 0x1.9ef35793c7673p-41};  ///< 40 digits, for exact multiples
inline constexpr DoubleDouble third{0x1.5555555555555p-2, 0x1.5555555555555p-56};
inline constexpr std::array odd_parts{1.0 / 23, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15,
                                      1.0 / 13, 1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5};

/// 2^(j/32), rounded, and what the rounding left off.
inline constexpr std::array<DoubleDouble, 32> roots{{
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

inline constexpr double steps_per_unit = 0x1.71547652b82fep+5;  ///< 32 / ln 2
inline constexpr DoubleDouble step{0x1.62e42fefa0000p-6,
                                   0x1.cf79abc9e3b3ap-45};  ///< ln 2 / 32: 36 digits, and the rest

// ---- whole numbers ------------------------------------------------------------------------------------------------

/// x as m 2^exponent with m from sqrt(1/2) to sqrt(2).
template <class Real>
struct SplitOf {
  Real m, exponent;
};

inline constexpr std::int64_t root_half_bits = 0x3fe6a09e667f3bcd;
inline constexpr int fraction_digits = 52;

[[nodiscard]] inline SplitOf<double> split(double x) {
  const auto bits = std::bit_cast<std::int64_t>(x);
  const std::int64_t exponent = (bits - root_half_bits) >> fraction_digits;
  return {std::bit_cast<double>(bits - (exponent << fraction_digits)), static_cast<double>(exponent)};
}

[[nodiscard]] inline double power_of_two(int exponent) {  // -1022 to 1023
  return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + exponent) << fraction_digits);
}

/// 2^(steps / 32) as a root and a power of two.
template <class Real>
struct StepsOf {
  DoubleDoubleOf<Real> root;
  Real power;
};

[[nodiscard]] inline StepsOf<double> after_steps(double count) {
  const int steps = static_cast<int>(count);
  return {roots[static_cast<std::size_t>(steps & 31)], power_of_two(steps >> 5)};
}

#ifdef MUSTER_TARGET
inline namespace MUSTER_TARGET {

[[nodiscard]] inline SplitOf<Lanes> split(const Lanes& x) {
  const LaneWords bits = x.digits();
  const LaneWords exponent = (bits - root_half_bits) >> fraction_digits;
  return {Lanes::of_digits(bits - (exponent << fraction_digits)), Lanes::of_numbers(exponent)};
}

[[nodiscard]] inline StepsOf<Lanes> after_steps(const Lanes& count) {
  double counts[lanes_at_once], high[lanes_at_once], low[lanes_at_once], power[lanes_at_once];
  count.store(counts);
  for (int i = 0; i < lanes_at_once; ++i) {
    const int steps = static_cast<int>(counts[i]);
    const std::size_t root = static_cast<std::size_t>(steps & 31);
    high[i] = roots[root].high;
    low[i] = roots[root].low;
    const long long digits = static_cast<long long>(1023 + (steps >> 5)) << fraction_digits;
    __builtin_memcpy(&power[i], &digits, sizeof digits);
  }
  return {{Lanes::load(high), Lanes::load(low)}, Lanes::load(power)};
}

}  // namespace MUSTER_TARGET
#endif

// ---- logarithm ----------------------------------------------------------------------------------------------------

/// s = f / (2 + f) for f = m - 1, which is exact.
template <class Real>
[[nodiscard]] inline DoubleDoubleOf<Real> half_argument(const Real& m) {
  const Real f = m - 1.0;
  const DoubleDoubleOf<Real> below = quick_sum<Real>(2.0, f);
  const Real s = f / below.high;
  const DoubleDoubleOf<Real> back = exact_product(s, below.high);
  return {s, (((f - back.high) - back.low) - s * below.low) / below.high};
}

/// z/5 + z^2/7 + ... to full digits for 0 <= z <= 0.0295.
template <class Real>
[[nodiscard]] inline Real odd_series(const Real& z) {
  Real rest = odd_parts[0];
  for (std::size_t i = 1; i < 10; ++i) rest = odd_parts[i] + z * rest;
  return z * rest;
}

/// ln m = 2 artanh s = 2 s (1 + z (1/3 + z/5 + z^2/7 + ...)), z = s^2 <= 0.0295.
template <class Real>
[[nodiscard]] inline DoubleDoubleOf<Real> log_of_mantissa(const Real& m) {
  const DoubleDoubleOf<Real> s = half_argument(m), z = product(s, s);
  const DoubleDoubleOf<Real> start = quick_sum<Real>(third.high, odd_series(z.high));
  const DoubleDoubleOf<Real> more = product(s, product(z, DoubleDoubleOf<Real>{start.high, start.low + third.low}));
  const DoubleDoubleOf<Real> sum = quick_sum(s.high, more.high);
  return {2.0 * sum.high, 2.0 * (sum.low + (s.low + more.low))};
}

/// ln x + rest to about 2^-65 of its value. @param at  of x
template <class Real>
[[nodiscard]] inline DoubleDoubleOf<Real> precise_log(const SplitOf<Real>& at, const Real& rest) {
  const DoubleDoubleOf<Real> part = log_of_mantissa(at.m);
  const DoubleDoubleOf<Real> main = exact_sum<Real>(at.exponent * log_2.high, part.high);
  return quick_sum<Real>(main.high, main.low + (at.exponent * log_2.low + (part.low + rest)));
}

/// ln x to less than a unit in the last place. @param at  of x
template <class Real>
[[nodiscard]] inline Real quick_log(const SplitOf<Real>& at) {
  // ln m = f - f^2/2 + s (f^2/2 + 2 z (1/3 + z/5 + ...)): the first term is exact, and the rest is small beside it.
  const Real f = at.m - 1.0, s = f / (2.0 + f), z = s * s, half = f * f / 2.0;
  const Real more = s * (half + 2.0 * z * (third.high + odd_series(z)));
  return at.exponent * log_2.high - ((half - (more + at.exponent * log_2.low)) - f);
}

// ---- exponential --------------------------------------------------------------------------------------------------

template <class Real>
[[nodiscard]] inline Real nearest_whole(const Real& x) {  // for |x| < 2^51
  return (x + 0x1.8p52) - 0x1.8p52;
}

/// exp(r) - 1 for |r| <= ln 2 / 64: the Taylor series, its rest below 2^-58.
template <class Real>
[[nodiscard]] inline Real small_expm1(const Real& r) {
  return r + r * r * (1.0 / 2 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720)))));
}

/// A number as so many steps of ln 2 / 32 and a rest.
template <class Real>
struct ReducedOf {
  Real steps, rest;
};

template <class Real>
[[nodiscard]] inline ReducedOf<Real> reduced(const DoubleDoubleOf<Real>& x) {
  const Real count = nearest_whole<Real>(x.high * steps_per_unit);
  return {count, (x.high - count * step.high) - (count * step.low - x.low)};
}

/// exp(x) where it and its power of two are ordinary: |x| <= 700.
template <class Real>
[[nodiscard]] inline Real ordinary_exp(const DoubleDoubleOf<Real>& x) {
  const ReducedOf<Real> at = reduced(x);
  const StepsOf<Real> whole = after_steps(at.steps);
  return (whole.root.high + (whole.root.low + whole.root.high * small_expm1(at.rest))) * whole.power;
}

}  // namespace muster::detail
