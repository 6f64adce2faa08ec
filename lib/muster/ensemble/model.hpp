#pragma once

#include "muster/ensemble/model_inputs.hpp"
#include "muster/ensemble/scenario.hpp"
#include "muster/evidence/country.hpp"
#include "muster/force/inputs.hpp"
#include "muster/population/step.hpp"
#include "muster/sampling/draw.hpp"

#include <vector>

namespace muster {

/// A scenario and its country made ready to run: dense tables, the plan of the draws, the copula. Built once, only
/// read.
struct Model {
  Scenario scenario;
  PopulationModel population;
  std::vector<PopulationModel>
      without_layer;         ///< the same with one more layer off, in the order of Layer; none under un_medium
  ForceTables force_tables;  ///< with the domestic reference at the prior means
  std::vector<Distribution> distributions;  ///< of scenario.inputs, same order
  std::vector<const InputField*> fields;    ///< of scenario.inputs; null for tables
  Copula copula;
  Design design;
  std::vector<Target> targets;     ///< scaled by target_scale
  std::vector<RivalPrior> rivals;  ///< the country's other defensible priors of its inputs; no equation reads them
};

/// @param draws  size of the plan; the scenario's own number unless a run is extended
/// @throws InvalidInput naming what the scenario or the country lacks
[[nodiscard]] Model make_model(const Scenario& scenario, const Country& country, std::uint32_t draws);
[[nodiscard]] Model make_model(const Scenario& scenario, const Country& country);

/// The population alone: enough for `project`, which needs none of the force's inputs.
[[nodiscard]] PopulationModel make_population_model(const Scenario& scenario, const Country& country);

[[nodiscard]] Calendar calendar_of(const Scenario& scenario);

}  // namespace muster
