#pragma once

#include "muster/force/conditions.hpp"

#include <cmath>
#include <vector>

namespace muster::testing {

/// A force of round numbers with everything constant: no threat, no shocks, one price level. Money is plentiful unless
/// a test takes it away.
inline ForceConditions small_force(const ForceInputs& inputs, int years) {
  ForceConditions conditions;
  conditions.inputs = inputs;
  conditions.tables.wartime_age[30] = 1;
  conditions.tables.career_los[5] = 1;
  conditions.tables.fit_age.setConstant(1);
  conditions.tables.age_weight.setConstant(1);
  for (int x = 0; x < service_years; ++x) conditions.tables.c_ref[x] = 0.9;
  conditions.kit_floor = 0.8;
  conditions.max_class_share = 1;
  conditions.fill = 0.95;
  conditions.aid_level = 1;
  conditions.skill_kept = std::exp(-inputs.decay);
  conditions.levels = pay_levels(conditions.inputs, conditions.tables, PayRule::fixed);
  conditions.ages = wartime_ages(conditions.inputs, conditions.tables, years + 1);
  Cohorts cohorts;
  cohorts.residents = {AgeVector::Constant(10'000), AgeVector::Constant(10'000)};
  BudgetYear budget;
  budget.economy.potential = 1e12;
  budget.economy.labour_force = 1e6;
  budget.economy.wage = 1000;
  budget.own_share = 0.5;
  fill_years(conditions, force_plan(conditions, years), std::vector<Cohorts>(static_cast<std::size_t>(years), cohorts),
             std::vector<BudgetYear>(static_cast<std::size_t>(years), budget),
             std::vector<double>(static_cast<std::size_t>(years), 0.0));
  return conditions;
}

/// Inputs that go with it: all fit and free, pay at the reference, nobody lost in training.
inline ForceInputs round_inputs() {
  ForceInputs inputs;
  inputs.fit = 1;
  inputs.propensity = 0.01;
  inputs.training_places = 1e9;
  inputs.stay_share = 0.5;
  inputs.demob_years = 2;
  inputs.legacy_exit = 0.2;
  inputs.wartime_strength = 1000;
  inputs.prewar_professionals = 200;
  inputs.reserve_keep = 0.5;
  inputs.reserve_years = 3;
  inputs.reserve_join_by_law = 0.5;
  inputs.reserve_liable = 0.25;
  inputs.turn_out = 1;
  inputs.running = 1000;
  inputs.kit_share = 0.5;
  inputs.domestic_price_ratio = 1;
  return inputs;
}

}  // namespace muster::testing
