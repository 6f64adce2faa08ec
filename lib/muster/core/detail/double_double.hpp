#pragma once

namespace muster::detail {

/// The unevaluated sum of two doubles, the second at most half a unit in the last place of the first.
struct DoubleDouble {
  double high = 0, low = 0;
};

/// a + b exactly, for |a| >= |b| or a = 0.
[[nodiscard]] inline DoubleDouble quick_sum(double a, double b) {
  const double sum = a + b;
  return {sum, b - (sum - a)};
}

/// a + b exactly (Knuth).
[[nodiscard]] inline DoubleDouble exact_sum(double a, double b) {
  const double sum = a + b, of_b = sum - a;
  return {sum, (a - (sum - of_b)) + (b - of_b)};
}

/// a b exactly (Veltkamp, Dekker), without fused multiply-add; |a|, |b| < 2^990.
[[nodiscard]] inline DoubleDouble exact_product(double a, double b) {
  constexpr double splitter = 0x1p27 + 1;
  const double wide_a = splitter * a, wide_b = splitter * b;
  const double a1 = wide_a - (wide_a - a), b1 = wide_b - (wide_b - b);
  const double a2 = a - a1, b2 = b - b1, product = a * b;
  return {product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

/// a b to about 2^-104.
[[nodiscard]] inline DoubleDouble product(const DoubleDouble& a, const DoubleDouble& b) {
  const DoubleDouble main = exact_product(a.high, b.high);
  return quick_sum(main.high, main.low + (a.high * b.low + a.low * b.high));
}

}  // namespace muster::detail
