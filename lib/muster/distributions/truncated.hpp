#pragma once

#include "muster/distributions/beta.hpp"
#include "muster/distributions/logit_normal.hpp"
#include "muster/distributions/lognormal.hpp"
#include "muster/distributions/normal.hpp"
#include "muster/distributions/pert.hpp"
#include "muster/distributions/triangular.hpp"
#include "muster/distributions/uniform.hpp"

#include <variant>

namespace muster {

/// A distribution with a continuous distribution function.
using Continuous = std::variant<Uniform, Triangular, Beta, Pert, Normal, Lognormal, LogitNormal>;

/// A continuous distribution given that the value lies within bounds. Shares are kept from both ends, so that a
/// truncation to a far tail, as normal(0, 1) to [8, 9], keeps its digits.
class Truncated {
 public:
  struct Bounds {
    double low, high;  ///< may be -inf and inf
    friend bool operator==(const Bounds&, const Bounds&) = default;
  };

  /// @throws InvalidInput unless low < high and @p whole has at least 1e-300 of its probability between them
  Truncated(Continuous whole, Bounds bounds);

  [[nodiscard]] const Continuous& whole() const { return whole_; }
  [[nodiscard]] const Bounds& bounds() const { return bounds_; }
  /// By quadrature of the quantile function, to about 1e-12 of its mean size.
  [[nodiscard]] double mean() const;
  /// Value below which a share @p u lies, u in [0, 1].
  [[nodiscard]] double quantile(double u) const;
  /// Value above which a share @p q lies; full precision for small q.
  [[nodiscard]] double upper_quantile(double q) const;
  /// Share below @p x.
  [[nodiscard]] double share_below(double x) const;

  friend bool operator==(const Truncated& a, const Truncated& b) {
    return a.whole_ == b.whole_ && a.bounds_ == b.bounds_;
  }

 private:
  [[nodiscard]] double at(double below, double above) const;
  [[nodiscard]] double mass() const;

  Continuous whole_;
  Bounds bounds_;
  Bounds below_, above_;  ///< share of the whole below, and above, either bound
};

}  // namespace muster
