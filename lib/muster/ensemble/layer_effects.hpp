#pragma once

#include "muster/assessment/side_by_side.hpp"
#include "muster/ensemble/draw_plan.hpp"

#include <vector>

namespace muster {

/// Where projections without a layer are worked out; kept and reused.
struct LayerRoom {
  LaneRoom terms, residents, wounded;
};

/// What each layer adds to or takes from men of 18-45: the projection less the same one without the layer; shape
/// (layers, years) by rows, in the order of Layer. Empty where the model has no layers to take away.
/// @param shocks  of one future, entry t
/// @param with_all_layers  men of 18-45 by year in that future
[[nodiscard]] std::vector<double> layer_effects(const Model& model, const Draw& draw,
                                                const std::vector<PopulationShocks>& shocks,
                                                const std::vector<double>& with_all_layers, LayerRoom& room);

}  // namespace muster
