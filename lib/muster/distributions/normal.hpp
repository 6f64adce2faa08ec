#pragma once

namespace muster {

/// A quantity with a normal distribution.
class Normal {
 public:
  struct Shape {
    double mean, deviation;
    friend bool operator==(const Shape&, const Shape&) = default;
  };

  /// @throws InvalidInput unless finite and deviation > 0
  explicit Normal(Shape shape);

  [[nodiscard]] const Shape& shape() const { return shape_; }
  [[nodiscard]] double mean() const { return shape_.mean; }

  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const;
  /// Share above @p x.
  [[nodiscard]] double share_above(double x) const;

  friend bool operator==(const Normal&, const Normal&) = default;

 private:
  Shape shape_;
};

}  // namespace muster
