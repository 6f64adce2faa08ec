#pragma once

/// exp, log, pow and their like with the same bits on every machine. A C library's own differ in the last bit between
/// machines with and without fused multiply-add, between architectures and between its versions; one bit there moves a
/// run's bytes. A source of the library that needs one includes this first, before anything that declares them: what
/// it then calls by the usual name (std::exp, or Boost's calls of it) is the function of core/detail/. Errors stay
/// below 0.6 units in the last place for exp, exp2, log1p and pow, 1 for expm1, log, sin and cos, 4 for the others.
/// Not for headers: they would rename the functions of whoever includes them.

#if defined(_MATH_H) && !defined(MUSTER_SAME_BITS)
#error "muster/core/same_bits.hpp comes before every other include"
#endif
#define MUSTER_SAME_BITS

// Boost.Math in doubles: long double is another type on every architecture.
#define BOOST_MATH_PROMOTE_DOUBLE_POLICY false
// Its gamma function adds up in another order on x86, by a header that is left out when it counts as read.
#define BOOST_MATH_SPECIAL_FUNCTIONS_LANCZOS_SSE2

// NOLINTBEGIN: names and signatures of the C library
extern "C" {
double exp(double) noexcept __asm__("muster_exp");
double exp2(double) noexcept __asm__("muster_exp2");
double expm1(double) noexcept __asm__("muster_expm1");
double log(double) noexcept __asm__("muster_log");
double log1p(double) noexcept __asm__("muster_log1p");
double pow(double, double) noexcept __asm__("muster_pow");
double sin(double) noexcept __asm__("muster_sin");
double cos(double) noexcept __asm__("muster_cos");
double asin(double) noexcept __asm__("muster_asin");
double acos(double) noexcept __asm__("muster_acos");
double atan(double) noexcept __asm__("muster_atan");
double atan2(double, double) noexcept __asm__("muster_atan2");
double sinh(double) noexcept __asm__("muster_sinh");
double cosh(double) noexcept __asm__("muster_cosh");
double tanh(double) noexcept __asm__("muster_tanh");
double erf(double) noexcept __asm__("muster_erf");
double erfc(double) noexcept __asm__("muster_erfc");
double lgamma(double) noexcept __asm__("muster_lgamma");
}
// NOLINTEND
