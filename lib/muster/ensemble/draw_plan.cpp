#include "muster/core/same_bits.hpp"

#include "muster/ensemble/draw_plan.hpp"

#include "muster/economy/aid.hpp"
#include "muster/sampling/stream.hpp"

#include <cmath>

namespace muster {
namespace {

/// The draw as the force meets it, before any year.
ForceConditions conditions_of(const Model& model, const Draw& draw) {
  const Scenario& scenario = model.scenario;
  ForceConditions conditions;
  conditions.inputs = draw.inputs.force;
  conditions.tables = model.force_tables;
  conditions.ceasefire = scenario.ceasefire_year;
  conditions.pay_rule = scenario.pay_rule;
  conditions.kit_floor = scenario.sustained.kit_floor;
  conditions.max_class_share = scenario.sustained.max_class_share;
  conditions.fill = scenario.sustained.fill;
  conditions.aid_level = draw.inputs.economy.aid_level;
  conditions.aid_for_pay = draw.inputs.economy.aid_for_pay;
  conditions.alpha = draw.inputs.economy.alpha;
  conditions.skill_kept = std::exp(-conditions.inputs.decay);
  conditions.levels = pay_levels(conditions.inputs, conditions.tables, scenario.pay_rule);
  conditions.ages = wartime_ages(conditions.inputs, conditions.tables, scenario.horizon + 1);
  return conditions;
}

}  // namespace

double aid_form_share(const Model& model, std::uint32_t draw) {
  if (model.scenario.level == Level::L1) return 0.5;
  return uniform(
      {.seed = model.scenario.run.seed, .draw = draw, .future = no_future, .purpose = purpose("aid_form"), .year = 0});
}

Draw draw_of(const Model& model, std::vector<double> values, double aid_form_share) {
  Draw draw;
  draw.values = std::move(values);
  for (std::size_t i = 0; i < draw.values.size(); ++i) {
    if (model.fields[i]) model.fields[i]->field(draw.inputs) = draw.values[i];
  }
  const AidForm form = model.scenario.aid_form;
  draw.aid_form = form == AidForm::drawn ? drawn_form(draw.inputs.economy, aid_form_share) : form;
  draw.base = base_cohorts(model.population, draw.inputs.population);
  return draw;
}

Draw make_draw(const Model& model, std::uint32_t index) {
  Draw draw =
      draw_of(model,
              model.scenario.level == Level::L1 ? median_inputs(model.distributions)
                                                : draw_inputs(model.design, model.copula, model.distributions, index),
              aid_form_share(model, index));
  draw.index = index;
  return draw;
}

DrawPlan make_plan(const Model& model, const Draw& draw) {
  const Scenario& scenario = model.scenario;
  const int years = scenario.horizon + 1;
  DrawPlan plan;
  plan.population = year_plans(model.population, draw.inputs.population, years);
  plan.budget = budget_plan(draw.inputs.economy, draw.aid_form, years, scenario.base_year - 1 - scenario.price_year,
                            scenario.ceasefire_year);
  plan.conditions = conditions_of(model, draw);
  plan.force = force_plan(plan.conditions, years);
  plan.conditions.years.resize(static_cast<std::size_t>(years));
  for (std::size_t t = 0; t < plan.conditions.years.size(); ++t) {
    plan.conditions.years[t].budget = plan.budget.years[t];
    plan.conditions.years[t].prices = plan.force.years[t].prices;
  }
  return plan;
}

}  // namespace muster
