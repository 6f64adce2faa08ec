#pragma once

#include "muster/sensitivity/prim.hpp"

#include <span>

namespace muster::detail {

/// Points among which a box is sought: rows of a table of inputs with their outcomes.
struct BoxSample {
  const Eigen::MatrixXd& inputs;
  const Eigen::VectorXd& outcome;
  std::vector<Eigen::Index> rows;  ///< a row may stand in it twice
};

/// One box: bounds of every input.
using BoxLimits = std::vector<BoxBounds>;

/// Points and outcome of a part of a sample.
struct BoxCount {
  double points = 0, outcome = 0;

  [[nodiscard]] double density() const { return points > 0 ? outcome / points : 0; }
};

[[nodiscard]] bool lies_in(const BoxSample& sample, Eigen::Index row, const BoxLimits& box);
[[nodiscard]] BoxCount count_in(const BoxSample& sample, const BoxLimits& box);

/// Twice the gain in log-likelihood of one rate in the box and one outside over one rate for all; negative where the
/// box is the thinner part.
[[nodiscard]] double gain_of(const BoxCount& box, const BoxCount& all);

/// Takes slices off a box that holds all points, each time the one that raises the density most for each point lost,
/// until too few points are left or all have the outcome. Only the inputs allowed are cut.
[[nodiscard]] std::vector<PeelStep> peel(const BoxSample& sample, const PrimPlan& plan,
                                         std::span<const std::size_t> allowed);

/// The box after a number of steps.
[[nodiscard]] BoxLimits box_after(std::span<const PeelStep> steps, std::size_t count, std::size_t inputs);

/// Moves the ends of a box outwards (pasting) and inwards, by ever smaller slices, while the gain grows.
[[nodiscard]] BoxLimits adjusted(const BoxSample& sample, BoxLimits box, const PrimPlan& plan);

}  // namespace muster::detail
