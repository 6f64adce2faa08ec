#pragma once

#include "muster/ensemble/trajectory.hpp"

#include <span>
#include <string_view>

namespace muster {

/// A yearly variable that does not depend on the target.
struct CommonVariable {
  std::string_view name, unit;
  double (*value)(const Trajectory&, int t);
};

/// A yearly variable of one target's path.
struct TargetVariable {
  std::string_view name, unit;
  double (*value)(const ForceYear&);
};

[[nodiscard]] std::span<const CommonVariable> common_variables();
[[nodiscard]] std::span<const TargetVariable> target_variables();

/// Year t of a target's path; before the ceasefire the wartime force.
[[nodiscard]] ForceYear force_year(const Trajectory& trajectory, const TargetOutcome& outcome, int t);

/// Men of 18-45 among residents [persons].
[[nodiscard]] double men_18_45(const BySex& residents);

}  // namespace muster
