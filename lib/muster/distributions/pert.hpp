#pragma once

#include "muster/distributions/beta.hpp"

namespace muster {

/// A quantity known by its least, likeliest and greatest value, with a beta distribution whose mean gives the likeliest
/// the weight 4. Source: Malcolm, Roseboom, Clark and Fazar (1959), Operations Research 7(5); Vose (2008), Risk
/// Analysis.
class Pert {
 public:
  struct Range {
    double least, likeliest, greatest;
    friend bool operator==(const Range&, const Range&) = default;
  };

  /// @throws InvalidInput unless finite, in order and least < greatest
  explicit Pert(Range range);

  [[nodiscard]] const Range& range() const { return range_; }
  [[nodiscard]] double mean() const { return (range_.least + 4 * range_.likeliest + range_.greatest) / 6; }

  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const { return beta_.quantile(u); }
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const { return beta_.upper_quantile(q); }
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const { return beta_.share_below(x); }
  /// Share above @p x.
  [[nodiscard]] double share_above(double x) const { return beta_.share_above(x); }

  friend bool operator==(const Pert&, const Pert&) = default;

 private:
  Range range_;
  Beta beta_;
};

}  // namespace muster
