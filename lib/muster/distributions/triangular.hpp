#pragma once

namespace muster {

/// A quantity known by its least, likeliest and greatest value. Source: Kotz and van Dorp (2004), Beyond Beta, ch. 1.
class Triangular {
 public:
  struct Range {
    double least, likeliest, greatest;  ///< named at the call, so never swapped
    friend bool operator==(const Range&, const Range&) = default;
  };

  /// @throws InvalidInput unless finite, in order and least < greatest
  explicit Triangular(Range range);

  [[nodiscard]] const Range& range() const { return range_; }
  [[nodiscard]] double likeliest() const { return range_.likeliest; }
  [[nodiscard]] double mean() const { return (range_.least + range_.likeliest + range_.greatest) / 3; }

  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const;
  /// Share above @p x.
  [[nodiscard]] double share_above(double x) const;

  friend bool operator==(const Triangular&, const Triangular&) = default;

 private:
  Range range_;
};

}  // namespace muster
