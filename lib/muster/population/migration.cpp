#include "muster/population/migration.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr int opening_years = 3;

BySex returning_refugees(const Cohorts& now, const PopulationInputs& inputs, int tau) {
  const double share = std::exp(-tau / inputs.return_years) - std::exp(-(tau + 1) / inputs.return_years);
  BySex flow;
  flow.female = inputs.return_share * share * now.refugees.female;
  flow.male = share * (inputs.return_share * now.refugees.male + inputs.return_share_men * now.refugee_men);
  return flow;
}

BySex border_opening(const Cohorts& now, const PopulationInputs& inputs, const PopulationTables& tables) {
  BySex flow;
  const auto men = now.residents.male.segment<border_ages>(first_border_age);
  const auto weight = tables.reopen_weight.segment<border_ages>(first_border_age);
  const double weighted = (weight * men).sum();
  if (weighted <= 0) return flow;
  const double rate = inputs.reopen_outflow / opening_years * men.sum() / weighted;
  flow.male.segment<border_ages>(first_border_age) = -rate * weight * men;
  return flow;
}

/// Shrinks the outflows of one sex where the layers together would take more than the cap of a cell.
void cap_outflow(AgeVector& returning, AgeVector& opening, AgeVector& background, const AgeVector& stock, double cap) {
  const AgeVector excess = -cap * stock - (returning + opening + background);
  if ((excess <= 0).all()) return;
  for (int a = 0; a < age_count; ++a) {
    const double out = std::min(opening[a], 0.0) + std::min(background[a], 0.0);
    if (excess[a] <= 0 || out >= 0) continue;
    const double kept = 1 + excess[a] / out;
    if (opening[a] < 0) opening[a] *= kept;
    if (background[a] < 0) background[a] *= kept;
  }
}

}  // namespace

double next_background_rate(const PopulationInputs& inputs, double rate, double shock) {
  return inputs.mu_r + inputs.phi_r * (rate - inputs.mu_r) + inputs.sigma_r * shock;
}

Cohorts split_refugees(const Cohorts& now) {
  Cohorts split = now;
  auto men = split.refugees.male.segment<border_ages>(first_border_age);
  split.refugee_men.segment<border_ages>(first_border_age) += men;
  men.setZero();
  return split;
}

MigrationLayers migration_layers(const Cohorts& now, const PopulationInputs& inputs, const PopulationTables& tables,
                                 const PopulationSettings& settings, int tau, double rate) {
  MigrationLayers layers;
  if (tau >= 0 && settings.has(Layer::returning)) layers.returning = returning_refugees(now, inputs, tau);
  if (tau >= 0 && tau < opening_years && settings.has(Layer::opening)) {
    layers.opening = border_opening(now, inputs, tables);
  }
  const double net = rate * now.residents.sum();
  layers.background.female = net * tables.migration_age.female;
  layers.background.male = net * tables.migration_age.male;
  cap_outflow(layers.returning.female, layers.opening.female, layers.background.female, now.residents.female,
              inputs.migration_cell_cap);
  cap_outflow(layers.returning.male, layers.opening.male, layers.background.male, now.residents.male,
              inputs.migration_cell_cap);
  return layers;
}

}  // namespace muster
