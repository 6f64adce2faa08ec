#pragma once

namespace muster {

/// A share whose logit ln(x / (1 - x)) is normal, known by its median and the standard deviation of its logit.
/// Source: Atchison and Shen (1980), Biometrika 67(2).
class LogitNormal {
 public:
  struct Shape {
    double median, sigma;
    friend bool operator==(const Shape&, const Shape&) = default;
  };

  /// @throws InvalidInput unless finite, 0 < median < 1 and sigma > 0
  explicit LogitNormal(Shape shape);

  [[nodiscard]] const Shape& shape() const { return shape_; }
  /// By quadrature: there is no closed form.
  [[nodiscard]] double mean() const;

  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const;
  /// Share above @p x.
  [[nodiscard]] double share_above(double x) const;

  friend bool operator==(const LogitNormal&, const LogitNormal&) = default;

 private:
  Shape shape_;
};

}  // namespace muster
