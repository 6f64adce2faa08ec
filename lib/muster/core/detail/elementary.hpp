#pragma once

#include "muster/core/detail/double_double.hpp"

namespace muster::detail {

/// exp of a sum, by a table of 2^(j/32) and a polynomial (Tang 1989); 0 and infinity beyond what doubles hold.
[[nodiscard]] double exp_of(const DoubleDouble& x);

/// ln(x) + rest to about 2^-65 of its value, for finite x > 0.
[[nodiscard]] DoubleDouble log_of(double x, double rest = 0);

}  // namespace muster::detail

// The functions that core/same_bits.hpp puts in the place of the C library's.
extern "C" {
[[nodiscard]] double muster_exp(double x) noexcept;
[[nodiscard]] double muster_exp2(double x) noexcept;
[[nodiscard]] double muster_expm1(double x) noexcept;
[[nodiscard]] double muster_log(double x) noexcept;
[[nodiscard]] double muster_log1p(double x) noexcept;
[[nodiscard]] double muster_pow(double x, double y) noexcept;
[[nodiscard]] double muster_sin(double x) noexcept;
[[nodiscard]] double muster_cos(double x) noexcept;
[[nodiscard]] double muster_asin(double x) noexcept;
[[nodiscard]] double muster_acos(double x) noexcept;
[[nodiscard]] double muster_atan(double x) noexcept;
[[nodiscard]] double muster_atan2(double y, double x) noexcept;
[[nodiscard]] double muster_sinh(double x) noexcept;
[[nodiscard]] double muster_cosh(double x) noexcept;
[[nodiscard]] double muster_tanh(double x) noexcept;
[[nodiscard]] double muster_erf(double x) noexcept;
[[nodiscard]] double muster_erfc(double x) noexcept;
[[nodiscard]] double muster_lgamma(double x) noexcept;
}
