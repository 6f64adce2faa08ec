#pragma once

#include "analysis.hpp"

#include "muster/sensitivity/break_even.hpp"

#include <map>

namespace muster::engine {

/// A number of the draw that is moved from end to end of a range.
struct MovedInput {
  std::size_t input = 0;
  double low = 0, high = 1;  ///< of the input, or of its quantile
  bool by_quantile = false;  ///< moved through its quantiles, so that every step is as likely as every other
};

/// The value of the input at a point of the range.
[[nodiscard]] double value_at(const Model& model, const MovedInput& moved, double point);

/// The range of a lever: what --range says, else the middle 99.8 % of an uncertain input, else from half of a number to
/// twice it within what is allowed, else all that is allowed.
/// @param asked  LOW:HIGH as typed; empty: none
/// @throws InvalidInput when the range is unusable or none can be told
[[nodiscard]] MovedInput lever_range(const Model& model, std::size_t input, const std::string& asked);

/// Several inputs fixed before one is moved.
using FixedInputs = std::vector<std::pair<std::size_t, double>>;

/// The change that fixes several inputs.
[[nodiscard]] InputChange fix_inputs(FixedInputs fixed);

/// How closely crossings are sought.
struct CrossingGrid {
  int grid = 9, rounds = 2, cuts = 4;
};

/// Probabilities of all targets over one moved input, on common random numbers; what was worked out once is kept.
class MovedCurves {
 public:
  /// @param analysis  kept by reference
  MovedCurves(const Analysis& analysis, const MovedInput& moved, FixedInputs fixed);

  /// Where a target's probability crosses a level, in the input's own units.
  [[nodiscard]] BreakEven crossing(std::size_t target, double level, const CrossingGrid& grid);

 private:
  std::vector<LeverPoint> points_of(std::size_t target, std::span<const double> points);

  const Analysis& analysis_;
  MovedInput moved_;
  FixedInputs fixed_;
  std::map<double, std::vector<LeverPoint>> known_;  ///< by point, then target
};

/// "found", "always" or "never".
[[nodiscard]] const char* word_of(BreakEvenStatus status);

}  // namespace muster::engine
