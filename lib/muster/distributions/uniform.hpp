#pragma once

#include <algorithm>

namespace muster {

/// A quantity of which only the range is known.
class Uniform {
 public:
  struct Range {
    double low, high;
    friend bool operator==(const Range&, const Range&) = default;
  };

  /// @throws InvalidInput unless finite and low < high
  explicit Uniform(Range range);

  [[nodiscard]] const Range& range() const { return range_; }
  [[nodiscard]] double mean() const { return range_.low + width() / 2; }

  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const { return range_.low + u * width(); }
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const { return range_.high - q * width(); }
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const { return std::clamp((x - range_.low) / width(), 0.0, 1.0); }
  /// Share above @p x.
  [[nodiscard]] double share_above(double x) const { return std::clamp((range_.high - x) / width(), 0.0, 1.0); }

  friend bool operator==(const Uniform&, const Uniform&) = default;

 private:
  [[nodiscard]] double width() const { return range_.high - range_.low; }

  Range range_;
};

}  // namespace muster
