#pragma once

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"

#include <cmath>

namespace muster {

/// A quantity held at one value.
class Constant {
 public:
  Constant() = default;  ///< zero

  /// @throws InvalidInput unless finite
  explicit Constant(double value) : value_(value) {
    require(std::isfinite(value), "constant({}) is not finite (nothing can be computed from it); write a finite number",
            shortest(value));
  }

  [[nodiscard]] double value() const { return value_; }

  friend bool operator==(const Constant&, const Constant&) = default;

 private:
  double value_ = 0;
};

}  // namespace muster
