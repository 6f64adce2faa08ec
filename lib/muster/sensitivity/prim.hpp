#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace muster {

/// Ends of what a box allows of one input; infinite where it is open.
struct BoxBounds {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  [[nodiscard]] bool restricts() const { return restricts_low() || restricts_high(); }
  [[nodiscard]] bool restricts_low() const { return low > -std::numeric_limits<double>::infinity(); }
  [[nodiscard]] bool restricts_high() const { return high < std::numeric_limits<double>::infinity(); }
  [[nodiscard]] bool holds(double value) const { return value >= low && value <= high; }

  friend bool operator==(const BoxBounds&, const BoxBounds&) = default;
};

enum class BoxSide { low, high };

/// One step of peeling: the box after a slice was taken off one side.
struct PeelStep {
  std::size_t input = 0;
  BoxSide side = BoxSide::low;
  double value = 0;  ///< the new end of the input
  double coverage = 0, density = 0, support = 0;
};

/// A restriction of a box that stood its tests.
struct BoxRestriction {
  std::size_t input = 0;
  BoxBounds bounds;
  double quasi_p = 0;    ///< on the held-back half: the chance of so dense a box were the restriction without effect
  double resampled = 0;  ///< share of resamples whose box restricts the input; NaN without resamples
};

/// A box in the space of inputs in which the outcome is common.
struct DiscoveredBox {
  std::vector<BoxRestriction> restrictions{};  ///< by input
  double coverage = 0;           ///< share of all of the outcome that lies in it, in the half that found it
  double density = 0;            ///< share of the outcome among its points, in that half
  double support = 0;            ///< share of that half's points that lie in it
  double held_back_density = 0;  ///< in the half held back: honest
  double held_back_error = 0;    ///< its standard error
  double held_back_coverage = 0;
  double held_back_support = 0;
  std::vector<PeelStep> peeling{};  ///< from the whole space inwards, beyond the box that was chosen
};

/// Boxes in the order found: each is sought among the points that those before it left.
struct Discovery {
  std::vector<DiscoveredBox> boxes;
  double base_density = 0;  ///< of all points of the half that finds
  std::size_t points = 0, held_back = 0;
};

/// How boxes are sought.
struct PrimPlan {
  double peel = 0.05;             ///< share of a box's points that a slice takes off
  std::size_t least_points = 20;  ///< below it no box is peeled further
  std::size_t most_inputs = 4;    ///< inputs that a box may restrict: more than a sentence can carry explain nothing
  std::size_t most_boxes = 3;
  std::size_t resamples = 0;       ///< bootstrap samples in which each box's inputs are sought again
  double significance = 0.05;      ///< of a box's restrictions together
  double box_significance = 0.01;  ///< of a box's density against that of the points it was sought among
  std::uint64_t seed = 1;          ///< of the split in halves and the resamples
  int threads = 0;                 ///< 0: all cores; the result is the same for any
};

/// Finds where in the space of inputs an outcome is common: the patient rule induction method, peeling and pasting.
/// Of the peeling's boxes the one is taken that tells outcome from no outcome best (the largest gain in likelihood of
/// one rate inside and one outside), its ends are moved while that gains, and restrictions that do not stand on the
/// half held back are taken off. A box that is no denser there than what it was sought among ends the search.
/// @param inputs   any units; columns of one value are left alone; shape (points, inputs)
/// @param outcome  in [0, 1]: whether each point has it, or in what share of its futures; shape (points)
/// @throws InvalidInput unless the shapes agree, there are 40 points and outcomes lie in [0, 1]
/// Source: Friedman and Fisher (1999), Bump hunting in high-dimensional data, Statistics and Computing 9;
/// Bryant and Lempert (2010), Thinking inside the box, Technological Forecasting and Social Change 77 (quasi-p,
/// resampling).
[[nodiscard]] Discovery discover_boxes(const Eigen::MatrixXd& inputs, const Eigen::VectorXd& outcome,
                                       const PrimPlan& plan);

}  // namespace muster
