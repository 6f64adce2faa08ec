#pragma once

namespace muster {

/// A share, or a quantity within a range, with a beta distribution. Source: Johnson, Kotz and Balakrishnan (1995),
/// Continuous Univariate Distributions 2, ch. 25.
class Beta {
 public:
  struct Shape {
    double a, b;
    double low = 0, high = 1;  ///< the range the unit interval is stretched to
    friend bool operator==(const Shape&, const Shape&) = default;
  };

  /// @throws InvalidInput unless finite, a > 0, b > 0 and low < high
  explicit Beta(Shape shape);

  [[nodiscard]] const Shape& shape() const { return shape_; }
  [[nodiscard]] double mean() const { return shape_.low + width() * (shape_.a / (shape_.a + shape_.b)); }

  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const;
  /// Share above @p x.
  [[nodiscard]] double share_above(double x) const;

  friend bool operator==(const Beta&, const Beta&) = default;

 private:
  [[nodiscard]] double width() const { return shape_.high - shape_.low; }

  Shape shape_;
  double log_b_;  ///< logarithm of the beta function of the shapes
};

}  // namespace muster
