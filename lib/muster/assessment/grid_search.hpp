#pragma once

namespace muster {

inline constexpr double greatest_force = 3'000'000;  ///< upper end of the search [persons]
inline constexpr int halvings = 22;
inline constexpr double force_step = greatest_force / (1 << halvings);  ///< of the search's grid; exact in binary

/// Whether a path holds, and how far its worst year is from the limit.
struct Verdict {
  bool holds = false;
  double margin = 0;  ///< persons, below 0 when it fails; NaN or infinite where no distance is known
};

/// Looks for the last point of the bisection's grid at which a path holds, in a fifth of the bisection's paths. Between
/// a point that holds and one that fails it goes where the nearer margin, continued on a straight line, reaches zero: a
/// force short of people keeps its size whatever it aims at, so that the line is nearly exact. Where that line leaves
/// the bracket it takes the one between the two margins; where neither gets on it halves the bracket. Without gaps in
/// "sustained" there is one last point that holds, and it is found. Source: Newton's method kept in a bracket; Press et
/// al. (2007), Numerical Recipes, 9.4 (rtsafe).
class GridSearch {
 public:
  /// @param guess  where to look first [persons]
  /// @param slope  margin lost per person more aimed at, before two points tell it: `fill`
  GridSearch(double guess, double slope);

  [[nodiscard]] bool done() const { return high_.at - low_.at <= 1; }
  /// The size to try next [persons]; that found once done.
  [[nodiscard]] double next() const { return (done() ? low_.at : next_) * force_step; }
  /// What became of the size tried.
  void tell(const Verdict& verdict);
  /// The largest size that holds; 0 when none does [persons].
  [[nodiscard]] double found() const { return low_.at * force_step; }

 private:
  struct Point {
    int at;         ///< place on the grid
    double margin;  ///< persons; 0 when not known
  };

  [[nodiscard]] int proposal() const;
  [[nodiscard]] double slope_at(const Point& nearer, const Point& before) const;

  Point low_{0, 0}, high_{1 << halvings, 0};  ///< holds (or nothing does); fails
  Point before_low_ = low_, before_high_ = high_;
  int next_;
  int reach_ = 1;       ///< least step up from a point that holds, while nothing has failed
  int since_half_ = 0;  ///< tries since the bracket last lost half its width, or a margin most of its size
  int untold_ = 0;      ///< tries in a row without a margin
  int half_;            ///< the width at which it has
  double slope_;
};

}  // namespace muster
