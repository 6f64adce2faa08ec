#pragma once

#include "muster/assessment/side_by_side.hpp"
#include "muster/ensemble/trajectory.hpp"

#include <optional>
#include <span>
#include <vector>

namespace muster::detail {

/// What became of a target in a trajectory that runs alone.
[[nodiscard]] TargetOutcome assess(const Model& model, const ForceConditions& conditions, const Target& target);

/// Verdicts that no shock can change, worked out once per draw: those of paths with volunteers and money unlimited,
/// unless conscripts are called from the population.
struct SharedVerdicts {
  std::vector<std::vector<Reading>> readings;          ///< readings_of() each target
  std::optional<double> training;                      ///< the ceiling of training [persons]
  std::vector<std::vector<YearTests>> all_but_places;  ///< by target; none for bands

  [[nodiscard]] const std::vector<YearTests>* of(std::size_t target) const {
    return all_but_places.empty() ? nullptr : &all_but_places[target];
  }
};

/// @param conditions  of any future of the draw
[[nodiscard]] SharedVerdicts shared_verdicts(const Model& model, const ForceConditions& conditions);

/// Where paths side by side are worked out.
struct AssessmentRoom {
  LaneYears& years;   ///< afterwards those of the target
  LaneYears& lifted;  ///< for the paths with limits lifted
};

/// The same for trajectories side by side, in their order; the years of their paths stay in the room.
/// @param target  its place among the model's; no band
[[nodiscard]] std::vector<TargetOutcome> assess(const Model& model, const SideBySide& futures, std::size_t target,
                                                const SharedVerdicts& shared, AssessmentRoom room);

/// The same of a band: the paths at its ends are those of the targets there, if there are such.
/// @param runs  the same trajectories, with what became of every target that is no band
[[nodiscard]] std::vector<TargetOutcome> assess_band(const Model& model, const SideBySide& futures, std::size_t band,
                                                     const SharedVerdicts& shared,
                                                     std::span<const TrajectoryOutcome> runs, LaneYears& room);

/// Level L3: the year of renewed war, and the surge test of every path (model 5).
void add_war(const Model& model, const ForceConditions& conditions, const Shocks& shocks, TrajectoryOutcome& result);

}  // namespace muster::detail
