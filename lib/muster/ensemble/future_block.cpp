#include "muster/ensemble/future_block.hpp"

#include "muster/core/elementary_lanes.hpp"
#include "muster/force/pool_lanes.hpp"
#include "muster/population/projection_lanes.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>

namespace muster {
namespace {

constexpr std::size_t lanes = lane_count;
constexpr std::size_t row = age_count * lanes;  ///< one sex, all ages

/// Writes the fields of a value where those of a lane stand, by field and lane.
template <class Value>
void put(const Value& value, std::size_t lane, double* by_field) {
  const auto fields = std::bit_cast<std::array<double, sizeof(Value) / sizeof(double)>>(value);
  for (std::size_t f = 0; f < fields.size(); ++f) by_field[f * lanes + lane] = fields[f];
}

/// Reads what put() wrote.
template <class Value>
Value got(const double* by_field, std::size_t lane) {
  std::array<double, sizeof(Value) / sizeof(double)> fields;
  for (std::size_t f = 0; f < fields.size(); ++f) fields[f] = by_field[f * lanes + lane];
  return std::bit_cast<Value>(fields);
}

}  // namespace

void FutureBlock::prepare(const Model& model, const Draw& draw, const DrawPlan& plan, std::uint32_t first,
                          std::uint32_t count) {
  model_ = &model;
  draw_ = &draw;
  plan_ = &plan;
  count_ = count;
  years_ = plan.budget.years.size();
  fill_shocks(model, draw.index, first, model.scenario.level == Level::L3, {shocks_.data(), count});
  project_population();
  change(draw, plan);
}

void FutureBlock::change(const Draw& draw, const DrawPlan& plan) {
  draw_ = &draw;
  plan_ = &plan;
  run_economies();
  count_pools();
  set_terms();
  look_for_failures();
}

void FutureBlock::project_population() {
  constexpr std::size_t fields = population_terms;
  double* terms = population_terms_.make(years_ * fields * lanes);
  for (std::size_t lane = 0; lane < lanes; ++lane) {  // lanes to spare repeat the last future
    const std::size_t future = std::min(lane, count_ - 1);
    const auto of_lane = yearly_terms(model_->population, draw_->inputs.population, plan_->population, draw_->base,
                                      shocks_[future].population);
    for (std::size_t t = 0; t < years_; ++t) put(of_lane[t], lane, terms + t * fields * lanes);
  }
  ProjectionTask task{.draw = {draw_->inputs.population, model_->population.tables, model_->population.settings.timing},
                      .plans = plan_->population.data(),
                      .bases = {},
                      .terms = terms,
                      .years = static_cast<int>(years_) - 1,
                      .residents = residents_.make(years_ * 2 * row),
                      .wounded = wounded_.make(years_ * row)};
  task.bases.fill(&draw_->base);
  project_lanes(task);
}

void FutureBlock::run_economies() {
  std::array<EconomyDrivers, lanes> drivers;
  for (EconomyDrivers& each : drivers) each.working_age.reserve(years_);
  for (std::size_t t = 0; t < years_; ++t) {
    const auto persons = residents_of(static_cast<int>(t), first_working_age, last_working_age);
    for (std::size_t i = 0; i < count_; ++i) drivers[i].working_age.push_back(persons[i]);
  }
  for (std::size_t i = 0; i < count_; ++i) {
    drivers[i].shocks = shocks_[i].economy;
    budgets_[i] = budget_path(draw_->inputs.economy, plan_->budget, drivers[i]);
  }
}

void FutureBlock::count_pools() {
  std::array<std::vector<double>, lanes> volunteering;
  for (std::size_t i = 0; i < count_; ++i) volunteering[i] = volunteering_path(draw_->inputs.force, shocks_[i].x);
  double* pools = pools_.make(years_ * fields_of_pool * lanes);
  double* volunteers = volunteers_.make(years_ * fields_of_volunteers * lanes);
  odds_factors_.resize(years_ * lanes);
  for (std::size_t t = 0; t < years_; ++t) {
    for (std::size_t lane = 0; lane < lanes; ++lane)
      odds_factors_[t * lanes + lane] = -(plan_->force.years[t].shift[0] + volunteering[std::min(lane, count_ - 1)][t]);
  }
  exponentiate_each(odds_factors_);
  for (std::size_t t = 0; t < years_; ++t) {
    count_pool_lanes({.shares = &plan_->force.pool,
                      .women = residents_.data() + t * 2 * row,
                      .men = residents_.data() + (t * 2 + 1) * row,
                      .wounded = wounded_.data() + t * row,
                      .odds_factor = odds_factors_.data() + t * lanes,
                      .pool = pools + t * fields_of_pool * lanes,
                      .volunteers = volunteers + t * fields_of_volunteers * lanes});
  }
}

void FutureBlock::set_terms() {
  const auto first = static_cast<std::size_t>(plan_->conditions.ceasefire);
  terms_.make(years_ - first);
  for (std::size_t t = first; t < years_; ++t) {
    const YearPlan& shared = plan_->force.years[t];
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const std::size_t i = std::min(lane, count_ - 1);
      const BudgetYear& budget = budgets_[i][t];
      const auto pool = got<EligiblePool>(pools_.data() + t * fields_of_pool * lanes, i);
      const auto volunteers = got<Volunteers>(volunteers_.data() + t * fields_of_volunteers * lanes, i);
      terms_.put(t - first, lane,
                 {.potential = budget.economy.potential,
                  .labour_force = budget.economy.labour_force,
                  .own_share = budget.own_share,
                  .aid_paid = budget.aid_paid,
                  .prices = at_wage(shared.prices, budget.economy.wage),
                  .pay = shared.pay[0] * budget.economy.wage,
                  .volunteers = volunteers.persons,
                  .class_share = volunteers.class_share,
                  .pool = pool.total,
                  .class_men = pool.class_men,
                  .class_fit = pool.class_fit,
                  .called = pool.called});
    }
  }
}

void FutureBlock::look_for_failures() {
  const auto last = residents_of(static_cast<int>(years_) - 1, 0, open_age);
  for (std::size_t i = 0; i < count_; ++i) {
    bool finite = std::isfinite(last[i]);
    for (std::size_t t = 0; t < years_; ++t) {
      finite = finite && std::isfinite(budgets_[i][t].economy.potential) &&
               std::isfinite(budgets_[i][t].economy.wage) &&
               std::isfinite(volunteers_.data()[t * fields_of_volunteers * lanes + i]);
    }
    failed_[i] = !finite;
  }
}

const double* FutureBlock::residents(int t, Sex sex, int age) const {
  return residents_.data() + (static_cast<std::size_t>(t) * 2 + (sex == Sex::male)) * row +
         static_cast<std::size_t>(age) * lanes;
}

std::array<double, lane_count> FutureBlock::residents_of(int t, int first, int last) const {
  std::array<double, lane_count> persons = sum_lanes(residents(t, Sex::female, 0), first, last);
  const std::array<double, lane_count> men = men_of(t, first, last);
  for (std::size_t i = 0; i < lanes; ++i) persons[i] += men[i];
  return persons;
}

std::array<double, lane_count> FutureBlock::men_of(int t, int first, int last) const {
  return sum_lanes(residents(t, Sex::male, 0), first, last);
}

const double* FutureBlock::eligible_men(int t) const {
  constexpr std::size_t men = offsetof(EligiblePool, men) / sizeof(double);
  return pools_.data() + (static_cast<std::size_t>(t) * fields_of_pool + men) * lanes;
}

SideBySide FutureBlock::side_by_side() const { return {plan_->conditions, terms_, count_, model_->scenario.sustained}; }

ForceConditions FutureBlock::conditions(std::size_t lane) const {
  ForceConditions conditions = plan_->conditions;
  for (std::size_t t = 0; t < years_; ++t) {
    const double wage = budgets_[lane][t].economy.wage;
    ForceYearConditions& year = conditions.years[t];
    year.budget = budgets_[lane][t];
    year.pool = got<EligiblePool>(pools_.data() + t * fields_of_pool * lanes, lane);
    year.prices = at_wage(plan_->force.years[t].prices, wage);
    year.pay = {{plan_->force.years[t].pay[0] * wage,
                 got<Volunteers>(volunteers_.data() + t * fields_of_volunteers * lanes, lane)}};
  }
  return conditions;
}

}  // namespace muster
