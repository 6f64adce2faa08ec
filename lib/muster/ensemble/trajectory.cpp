#include "muster/ensemble/trajectory.hpp"

#include "muster/assessment/relapse.hpp"
#include "muster/assessment/surge.hpp"
#include "muster/economy/aid.hpp"
#include "muster/ensemble/detail/outcome.hpp"
#include "muster/sampling/stream.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster {
namespace {

constexpr int first_working_age = 20, last_working_age = 64;

/// The number that picks a draw's form of aid.
double aid_form_share(const Model& model, std::uint32_t draw) {
  if (model.scenario.level == Level::L1) return 0.5;
  return uniform(
      {.seed = model.scenario.run.seed, .draw = draw, .future = no_future, .purpose = purpose("aid_form"), .year = 0});
}

std::vector<double> working_age(const PopulationPath& population, int years) {
  std::vector<double> persons;
  for (int t = 0; t < years; ++t) {
    const BySex& residents = population.cohorts[t].residents;
    const int ages = last_working_age - first_working_age + 1;
    persons.push_back(residents.female.segment(first_working_age, ages).sum() +
                      residents.male.segment(first_working_age, ages).sum());
  }
  return persons;
}

/// The pay ratio of the grid with the largest M, the lowest of equals.
double best_pay(const Model& model, const Draw& draw, const Shocks& shocks, const PopulationPath& population) {
  const PayGrid& grid = model.scenario.pay_grid;
  double best = grid.low, most = -1;
  const int steps = static_cast<int>(std::floor((grid.high - grid.low) / grid.step + 1e-9));
  for (int i = 0; i <= steps; ++i) {
    Draw at = draw;
    at.inputs.force.w_t = grid.low + i * grid.step;
    const double force = largest_force(make_conditions(model, at, shocks, population), model.scenario.sustained, {}, 0);
    if (force <= most) continue;
    most = force;
    best = at.inputs.force.w_t;
  }
  return best;
}

/// Conditions at the draw's pay, or at the best.
ForceConditions conditions_at_pay(const Model& model, const Draw& draw, const Shocks& shocks,
                                  const PopulationPath& population) {
  if (model.scenario.pay_rule != PayRule::best) return make_conditions(model, draw, shocks, population);
  Draw at = draw;
  at.inputs.force.w_t = best_pay(model, draw, shocks, population);
  return make_conditions(model, at, shocks, population);
}

int last_year(const Model& model) { return model.scenario.horizon; }

/// Level L3: the year of renewed war, and the surge test of every path (model 5).
void add_war(const Model& model, Trajectory& result) {
  const ForceInputs& inputs = result.conditions.inputs;
  result.relapse_year =
      relapse_year({inputs.relapse_h, inputs.relapse_k}, result.shocks.relapse.front(), last_year(model));
  const int after = static_cast<int>(inputs.surge_year) - 1;
  result.surge_month_cost = surge_month_cost(result.conditions, result.conditions.ceasefire + after);
  for (TargetOutcome& outcome : result.targets) {
    if (!outcome.path.years.empty()) outcome.surge_reached = surge_reached(outcome.path.years[after], inputs);
  }
}

bool is_finite(const PopulationPath& population, const ForceConditions& conditions) {
  bool finite = std::isfinite(population.cohorts.back().residents.sum());
  for (const ForceYearConditions& year : conditions.years) {
    finite = finite && std::isfinite(year.budget.economy.potential) && std::isfinite(year.budget.economy.wage) &&
             std::isfinite(year.pay.back().volunteers.persons);
  }
  return finite;
}

/// A trajectory up to what the force meets.
Trajectory prepared(const Model& model, const Draw& draw, std::uint32_t future, Shocks shocks) {
  Trajectory result;
  result.future = future;
  result.shocks = std::move(shocks);
  result.population = project(model.population, draw.inputs.population, draw.base, result.shocks.population);
  result.conditions = conditions_at_pay(model, draw, result.shocks, result.population);
  result.failed = !is_finite(result.population, result.conditions);
  return result;
}

void assess_alone(const Model& model, Trajectory& result) {
  result.maximum = maximum_force(result.conditions, model.scenario.sustained, result.conditions.inputs.cap);
  for (const Target& target : model.targets) {
    result.targets.push_back(detail::assess(model, result.conditions, target));
  }
  if (model.scenario.level == Level::L3) add_war(model, result);
}

void assess_together(const Model& model, std::span<Trajectory* const> results) {
  std::vector<const ForceConditions*> conditions;
  conditions.reserve(results.size());
  for (const Trajectory* result : results) conditions.push_back(&result->conditions);
  const SideBySide futures(conditions, model.scenario.sustained);
  const std::vector<MaximumForce> maxima = futures.maximum_forces();
  for (std::size_t i = 0; i < results.size(); ++i) results[i]->maximum = maxima[i];
  for (const Target& target : model.targets) {
    std::vector<TargetOutcome> outcomes = detail::assess(model, futures, target);
    for (std::size_t i = 0; i < results.size(); ++i) results[i]->targets.push_back(std::move(outcomes[i]));
  }
  if (model.scenario.level != Level::L3) return;
  for (Trajectory* result : results) add_war(model, *result);
}

}  // namespace

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

Shocks make_shocks(const Model& model, std::uint32_t draw, std::uint32_t future) {
  const std::size_t years = static_cast<std::size_t>(model.scenario.horizon) + 1;
  Shocks shocks{std::vector<PopulationShocks>(years), std::vector<EconomyShocks>(years), std::vector<double>(years),
                std::vector<double>(years)};
  if (model.scenario.level == Level::L1) {
    for (EconomyShocks& shock : shocks.economy) shock.crisis = std::numeric_limits<double>::infinity();
    return shocks;
  }
  for (std::size_t t = 0; t < years; ++t) {
    const auto normal = [&](std::string_view process) {
      return standard_normal({.seed = model.scenario.run.seed,
                              .draw = draw,
                              .future = future,
                              .purpose = purpose(process),
                              .year = static_cast<std::uint32_t>(t)});
    };
    shocks.population[t] = {normal("k"), normal("F"), normal("r")};
    shocks.economy[t] = {normal("y"), normal("crisis")};
    shocks.x[t] = normal("x");
    shocks.relapse[t] = normal("relapse");
  }
  return shocks;
}

std::vector<double> volunteering_path(const ForceInputs& inputs, const std::vector<double>& shocks) {
  std::vector<double> path;
  double x = 0;
  for (const double z : shocks) path.push_back(x = inputs.rho_v * x + inputs.sigma_v * z);
  return path;
}

std::vector<Reading> readings_of(const Target& target, const SustainedRule& rule) {
  std::vector<Definition> definitions{Definition::every_year, Definition::final_year};
  if (std::ranges::find(definitions, rule.definition) == definitions.end()) definitions.push_back(rule.definition);
  std::vector<ReserveReading> reserves{ReserveReading::none};
  if (target.reserve) reserves = {ReserveReading::enrolled, ReserveReading::ready, ReserveReading::none};
  std::vector<Reading> readings;
  for (const Definition definition : definitions) {
    for (const ReserveReading reserve : reserves) readings.push_back({definition, reserve});
  }
  return readings;
}

ForceConditions make_conditions(const Model& model, const Draw& draw, const Shocks& shocks,
                                const PopulationPath& population) {
  const Scenario& scenario = model.scenario;
  const int years = scenario.horizon + 1;
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
  conditions.levels = pay_levels(conditions.inputs, conditions.tables, scenario.pay_rule);
  conditions.ages = wartime_ages(conditions.inputs, conditions.tables, years);
  const std::vector<BudgetYear> budgets =
      budget_path(draw.inputs.economy, draw.aid_form, {working_age(population, years), shocks.economy},
                  scenario.base_year - 1 - scenario.price_year, scenario.ceasefire_year);
  fill_years(conditions, population.cohorts, budgets, volunteering_path(conditions.inputs, shocks.x));
  return conditions;
}

std::optional<ForceConditions> light_conditions(const Model& model, const Draw& draw, const Shocks& shocks) {
  const PopulationPath population = project(model.population, draw.inputs.population, draw.base, shocks.population);
  ForceConditions conditions = conditions_at_pay(model, draw, shocks, population);
  if (!is_finite(population, conditions)) return std::nullopt;
  return conditions;
}

Trajectory run_trajectory(const Model& model, const Draw& draw, std::uint32_t future, Shocks shocks) {
  Trajectory result = prepared(model, draw, future, std::move(shocks));
  if (!result.failed) assess_alone(model, result);
  return result;
}

std::vector<Trajectory> run_futures(const Model& model, const Draw& draw, std::uint32_t first, std::uint32_t count) {
  std::vector<Trajectory> all;
  all.reserve(count);
  for (std::uint32_t future = first; future < first + count; ++future) {
    all.push_back(prepared(model, draw, future, make_shocks(model, draw.index, future)));
  }
  std::vector<Trajectory*> waiting;
  for (Trajectory& trajectory : all) {
    if (trajectory.failed) continue;
    if (!SideBySide::suits(trajectory.conditions, model.scenario.sustained))
      assess_alone(model, trajectory);
    else
      waiting.push_back(&trajectory);
  }
  for (std::size_t i = 0; i < waiting.size(); i += lane_count) {
    assess_together(model, std::span(waiting).subspan(i, std::min<std::size_t>(lane_count, waiting.size() - i)));
  }
  return all;
}

}  // namespace muster
