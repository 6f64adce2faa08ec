#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/estimate/draw_layout.hpp"
#include "muster/estimate/stop_rule.hpp"

namespace muster {

/// Which trajectories of a run are independent: futures of a draw, and copies of scrambled points.
[[nodiscard]] DrawLayout layout_of(const Model& model);

/// The looks of a run that stops by `run.precision`: from 1,024 draws on, by factors of 1.5, under Sobol points of 2 so
/// that every copy stays balanced; one look is held ready for a run that a signal or its time limit ends.
/// @throws InvalidInput without a precision, or for a Latin hypercube
[[nodiscard]] StopRule stop_rule_of(const Scenario& scenario);

/// Level at which every interval of a run's files is made, so that it holds at 95 % when the run ends: 95 % itself, or
/// more where the run stops by precision and is looked at repeatedly.
[[nodiscard]] double interval_level(const Model& model);

/// Half-width of the widest simulation error in probabilities.csv.
[[nodiscard]] double widest_half_width(const Model& model, const RunResult& run);

/// Whether a run has the precision that its scenario asks for.
[[nodiscard]] bool precision_reached(const Model& model, const RunResult& run);

}  // namespace muster
