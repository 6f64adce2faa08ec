#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace muster {

/// Which trajectories of a run are independent. Futures of one draw share its inputs, so the draw is the unit of every
/// error. Scrambled points depend on one another by design: there draw d belongs to copy d % copies of the point set,
/// the copies are randomised independently, and the copy is the unit.
class DrawLayout {
 public:
  /// @param futures a draw, >= 1; a number of futures alone is the layout of independent draws
  /// @param copies  of the point set; 1: every draw is independent
  /// @throws InvalidInput if either is below 1
  DrawLayout(int futures, std::uint32_t copies = 1);

  [[nodiscard]] int futures() const { return futures_; }
  [[nodiscard]] std::uint32_t copies() const { return copies_; }
  [[nodiscard]] bool scrambled() const { return copies_ > 1; }

 private:
  int futures_;
  std::uint32_t copies_;
};

/// A mean over draws and its error between independent units.
struct UnitMean {
  double draws = 0;                                           ///< that count
  double mean = 0;                                            ///< over them; NaN when there is none
  double variance_of_mean = 0;                                ///< between units; NaN with fewer than two
  double units = 0;                                           ///< draws, or copies that hold a draw
  [[nodiscard]] double freedom() const { return units - 1; }  ///< of Student's t
};

/// What the draws of one copy of scrambled points came to.
struct CopyMean {
  double draws = 0;  ///< that count
  double mean = 0;
};

/// Mean over the draws of all copies, with the error that the spread between them tells. Copies of unequal size count
/// by their draws, those without a draw not at all.
/// Source: Cochran (1977), Sampling Techniques, sec. 10.3 (units of unequal size).
[[nodiscard]] UnitMean mean_over_copies(std::span<const CopyMean> copies);

/// Mean of @p by_draw with the error of its layout. Copies of unequal size count by their draws.
/// @param if_nan  what a failed draw (NaN) counts as; NaN leaves it out
/// Source: Cochran (1977), Sampling Techniques, sec. 10.3 (units of unequal size).
[[nodiscard]] UnitMean unit_mean(std::span<const double> by_draw, const DrawLayout& layout,
                                 double if_nan = std::numeric_limits<double>::quiet_NaN());

/// Mean of every copy's draws, NaN left out; copies without a draw are left out. The draws themselves, NaN left out,
/// when every draw is independent.
[[nodiscard]] std::vector<double> unit_means(std::span<const double> by_draw, const DrawLayout& layout);

}  // namespace muster
