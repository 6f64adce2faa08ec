#pragma once

#include "muster/assessment/side_by_side.hpp"
#include "muster/ensemble/trajectory.hpp"

namespace muster::detail {

/// What became of a target in a trajectory that runs alone.
[[nodiscard]] TargetOutcome assess(const Model& model, const ForceConditions& conditions, const Target& target);

/// The same for trajectories side by side, in their order.
[[nodiscard]] std::vector<TargetOutcome> assess(const Model& model, const SideBySide& futures, const Target& target);

}  // namespace muster::detail
