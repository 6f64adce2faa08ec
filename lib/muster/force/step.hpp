#pragma once

#include "muster/force/conditions.hpp"
#include "muster/force/stocks.hpp"

namespace muster {

/// The force on 1 January of the ceasefire (model 3.1).
[[nodiscard]] ForceStocks force_at_ceasefire(const ForceInputs& inputs, const ForceTables& tables);

/// A year of the force and the stocks it leaves.
struct ForceStep {
  ForceStocks next;
  ForceYear year;
};

/// One year t >= ceasefire of a path that aims at aim.active (model 3.2 - 4.3), in the model's order: leaving,
/// recruits, conscripts, release, holding, cost and cuts, reserve.
[[nodiscard]] ForceStep step(const ForceConditions& conditions, const ForceStocks& now, int t, const Aim& aim);

/// The same in place: the stocks become those of the next 1 January.
[[nodiscard]] ForceYear advance_one(const ForceConditions& conditions, int t, const Aim& aim, ForceStocks& stocks);

/// Year t < ceasefire: the force stands at its wartime strength and no cost is counted.
[[nodiscard]] ForceYear wartime_year(const ForceConditions& conditions, int t);

}  // namespace muster
