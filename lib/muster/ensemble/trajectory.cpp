#include "muster/ensemble/trajectory.hpp"

#include "muster/distributions/standard_normal.hpp"
#include "muster/ensemble/detail/outcome.hpp"
#include "muster/ensemble/variables.hpp"
#include "muster/sampling/stream.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace muster {
namespace {

/// What the shocks of a year are for, in the order in which they are worked out.
constexpr std::array processes{purpose("k"),      purpose("F"), purpose("r"),      purpose("y"),
                               purpose("crisis"), purpose("x"), purpose("relapse")};

/// No shock in any year, and no crisis.
void stand_still(std::size_t years, Shocks& shocks) {
  shocks.population.assign(years, {});
  shocks.economy.assign(years, {0, std::numeric_limits<double>::infinity()});
  shocks.x.assign(years, 0);
  shocks.relapse.assign(years, 0);
}

std::vector<double> working_age(const PopulationPath& population, int years) {
  std::vector<double> persons;
  for (int t = 0; t < years; ++t)
    persons.push_back(residents(population.cohorts[t], first_working_age, last_working_age));
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
    const double cap = at.inputs.force.cap;
    const double counted = cap > 0 ? std::min(cap, force) : force;
    if (counted <= most) continue;
    most = counted;
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
  if (model.scenario.level == Level::L3) detail::add_war(model, result.conditions, result.shocks, result);
}

}  // namespace

Shocks make_shocks(const Model& model, std::uint32_t draw, std::uint32_t future) {
  Shocks shocks;
  fill_shocks(model, draw, future, true, {&shocks, 1});
  return shocks;
}

void fill_shocks(const Model& model, std::uint32_t draw, std::uint32_t first, bool relapse, std::span<Shocks> futures) {
  const std::size_t years = static_cast<std::size_t>(model.scenario.horizon) + 1;
  for (Shocks& shocks : futures) stand_still(years, shocks);
  if (model.scenario.level == Level::L1) return;
  const std::size_t count = relapse ? processes.size() : processes.size() - 1, each = futures.size() * years;
  std::vector<std::uint32_t> future_of(each), year_of(each);
  for (std::size_t i = 0; i < each; ++i) {
    future_of[i] = first + static_cast<std::uint32_t>(i / years);
    year_of[i] = static_cast<std::uint32_t>(i % years);
  }
  std::vector<double> normals(count * each);  // by process, future and year
  for (std::size_t i = 0; i < count; ++i) {
    uniforms({.seed = model.scenario.run.seed, .draw = draw, .purpose = processes[i]}, future_of, year_of,
             std::span(normals).subspan(i * each, each));
  }
  normal_quantiles(normals);
  for (std::size_t future = 0; future < futures.size(); ++future) {
    Shocks& shocks = futures[future];
    for (std::size_t t = 0; t < years; ++t) {
      const double* of_year = normals.data() + future * years + t;
      shocks.population[t] = {of_year[0], of_year[each], of_year[2 * each]};
      shocks.economy[t] = {of_year[3 * each], of_year[4 * each]};
      shocks.x[t] = of_year[5 * each];
      if (relapse) shocks.relapse[t] = of_year[6 * each];
    }
  }
}

std::vector<double> volunteering_path(const ForceInputs& inputs, const std::vector<double>& shocks) {
  std::vector<double> path;
  path.reserve(shocks.size());
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
  const DrawPlan plan = make_plan(model, draw);
  const std::vector<BudgetYear> budgets =
      budget_path(draw.inputs.economy, plan.budget,
                  {working_age(population, static_cast<int>(plan.budget.years.size())), shocks.economy});
  ForceConditions conditions = plan.conditions;
  fill_years(conditions, plan.force, population.cohorts, budgets, volunteering_path(conditions.inputs, shocks.x));
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

}  // namespace muster
