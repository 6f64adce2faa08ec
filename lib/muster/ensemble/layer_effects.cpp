#include "muster/ensemble/layer_effects.hpp"

#include "muster/population/projection_lanes.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace muster {
namespace {

constexpr std::size_t lanes = lane_count;
constexpr int youngest = 18, oldest = 45;

using TermFields = std::array<double, population_terms>;

/// The terms of every year, one layer less in each lane; lanes to spare repeat the last.
void set_terms(const Model& model, const Draw& draw, const std::vector<PopulationShocks>& shocks, double* terms) {
  const PopulationInputs& inputs = draw.inputs.population;
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    const PopulationModel& without = model.without_layer[std::min(lane, model.without_layer.size() - 1)];
    const auto plans = year_plans(without, inputs, static_cast<int>(shocks.size()));
    const auto years = yearly_terms(without, inputs, plans, draw.base, shocks);
    for (std::size_t t = 0; t < years.size(); ++t) {
      const auto fields = std::bit_cast<TermFields>(years[t]);
      for (std::size_t f = 0; f < fields.size(); ++f) terms[(t * fields.size() + f) * lanes + lane] = fields[f];
    }
  }
}

}  // namespace

std::vector<double> layer_effects(const Model& model, const Draw& draw, const std::vector<PopulationShocks>& shocks,
                                  const std::vector<double>& with_all_layers, LayerRoom& room) {
  const std::size_t layers = model.without_layer.size(), years = with_all_layers.size();
  if (layers == 0) return {};
  assert(layers <= lanes && years <= shocks.size());
  const PopulationInputs& inputs = draw.inputs.population;
  std::vector<Cohorts> bases;
  for (const PopulationModel& without : model.without_layer) bases.push_back(base_cohorts(without, inputs));
  const std::vector<PopulationYearPlan> plans =
      year_plans(model.without_layer[0], inputs, static_cast<int>(shocks.size()));
  set_terms(model, draw, shocks, room.terms.make(shocks.size() * population_terms * lanes));
  ProjectionTask task{.draw = {inputs, model.population.tables, model.population.settings.timing},
                      .plans = plans.data(),
                      .bases = {},
                      .terms = room.terms.data(),
                      .years = static_cast<int>(years) - 1,
                      .residents = room.residents.make(years * 2 * age_count * lanes),
                      .wounded = room.wounded.make(years * age_count * lanes)};
  for (std::size_t lane = 0; lane < lanes; ++lane) task.bases[lane] = &bases[std::min(lane, layers - 1)];
  project_lanes(task);
  std::vector<double> effects(layers * years);
  for (std::size_t t = 0; t < years; ++t) {
    const auto men = sum_lanes(room.residents.data() + (t * 2 + 1) * age_count * lanes, youngest, oldest);
    for (std::size_t layer = 0; layer < layers; ++layer) effects[layer * years + t] = with_all_layers[t] - men[layer];
  }
  return effects;
}

}  // namespace muster
