#pragma once

namespace muster::detail {

/// The unevaluated sum of two numbers, the second at most half a unit in the last place of the first; like all that
/// follows, for a double or for Lanes.
template <class Real>
struct DoubleDoubleOf {
  Real high = 0.0, low = 0.0;
};
using DoubleDouble = DoubleDoubleOf<double>;

/// a + b exactly, for |a| >= |b| or a = 0.
template <class Real>
[[nodiscard]] inline DoubleDoubleOf<Real> quick_sum(const Real& a, const Real& b) {
  const Real sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly (Knuth).
template <class Real>
[[nodiscard]] inline DoubleDoubleOf<Real> exact_sum(const Real& a, const Real& b) {
  const Real sum = a + b, of_b = sum - a;
  return {sum, (a - (sum - of_b)) + (b - of_b)};
}

/// a b exactly (Veltkamp, Dekker), without fused multiply-add; |a|, |b| < 2^990.
template <class Real>
[[nodiscard]] inline DoubleDoubleOf<Real> exact_product(const Real& a, const Real& b) {
  constexpr double splitter = 0x1p27 + 1;
  const Real wide_a = splitter * a, wide_b = splitter * b;
  const Real a1 = wide_a - (wide_a - a), b1 = wide_b - (wide_b - b);
  const Real a2 = a - a1, b2 = b - b1, product = a * b;
  return {product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

/// a b to about 2^-104.
template <class Real>
[[nodiscard]] inline DoubleDoubleOf<Real> product(const DoubleDoubleOf<Real>& a, const DoubleDoubleOf<Real>& b) {
  const DoubleDoubleOf<Real> main = exact_product(a.high, b.high);
  return quick_sum<Real>(main.high, main.low + (a.high * b.low + a.low * b.high));
}

}  // namespace muster::detail
