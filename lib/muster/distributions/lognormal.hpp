#pragma once

namespace muster {

/// A positive quantity whose logarithm is normal, known by its median and the standard deviation of its logarithm.
class Lognormal {
 public:
  struct Shape {
    double median, sigma;
    friend bool operator==(const Shape&, const Shape&) = default;
  };

  /// @throws InvalidInput unless finite, median > 0 and sigma > 0
  explicit Lognormal(Shape shape);

  [[nodiscard]] const Shape& shape() const { return shape_; }
  [[nodiscard]] double mean() const;

  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const;
  /// Share above @p x.
  [[nodiscard]] double share_above(double x) const;

  friend bool operator==(const Lognormal&, const Lognormal&) = default;

 private:
  Shape shape_;
};

}  // namespace muster
