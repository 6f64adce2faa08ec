#pragma once

#include "muster/ensemble/light_run.hpp"

#include <string>
#include <vector>

namespace muster {

/// The results of a scenario whose causes are sought: "M", the mean of the maximum sustainable force [persons], and the
/// probability of each target, under its name.
[[nodiscard]] std::vector<std::string> outcome_names(const Model& model);

/// Those results of one variant of a light run that worked out M, in the order of outcome_names(); failed trajectories
/// are left out.
[[nodiscard]] std::vector<double> outcomes_of(const LightRun& run, std::size_t variant);

}  // namespace muster
