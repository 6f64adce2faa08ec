#include "muster/core/same_bits.hpp"

#include "muster/population/step.hpp"

#include "muster/core/elementary_lanes.hpp"
#include "muster/population/advance.hpp"

#include <cmath>

namespace muster {
namespace {

/// War deaths on 31 December of a calendar year [persons].
double war_deaths_in(const PopulationModel& model, const PopulationInputs& inputs, int year) {
  const bool at_war =
      year >= model.calendar.population_date && year < model.calendar.base_year + model.calendar.ceasefire;
  return at_war && model.settings.has(Layer::war_dead) ? 12 * inputs.war_deaths_monthly : 0;
}

/// One year between the last estimate and the base year, at reference rates.
BySex interim_year(const PopulationModel& model, const PopulationInputs& inputs, const BySex& residents, int year) {
  const PopulationReference& reference = model.reference;
  const BySex migrants{inputs.interim_migration * model.tables.migration_age.female,
                       inputs.interim_migration * model.tables.migration_age.male};
  const std::size_t i = reference.index(year);
  BySex next = renew(residents, reference.survival[i], reference.fertility[i], inputs.sex_ratio_birth, migrants,
                     model.settings.timing)
                   .residents;
  AgeRow<double> men = row_of<double>(next.male);
  lose_war_dead(model.tables.wartime_age.data(), war_deaths_in(model, inputs, year), men);
  next.male = vector_of(men);
  return next;
}

BySex controlled_residents(const PopulationModel& model, const PopulationInputs& inputs, const BySex& estimate) {
  const double total = model.settings.has(Layer::territory) ? inputs.base_population : estimate.sum();
  const double dead = model.settings.has(Layer::war_dead) ? inputs.war_deaths * inputs.war_deaths_uncounted : 0;
  const double scale = (total + dead) / estimate.sum();
  return {estimate.female * scale, (estimate.male * scale - dead * model.tables.wartime_age).max(0.0)};
}

BySex un_year(const PopulationModel& model, const BySex& residents, int year) {
  const std::size_t i = model.reference.index(year);
  return renew(residents, model.reference.survival[i], model.reference.fertility[i], model.reference.un_sex_ratio[i],
               model.reference.un_migration[i], model.settings.timing)
      .residents;
}

Cohorts un_base(const PopulationModel& model) {
  Cohorts base;
  base.residents = model.reference.start;
  for (int year = model.reference.first_year; year < model.calendar.base_year; ++year) {
    base.residents = un_year(model, base.residents, year);
  }
  return base;
}

PopulationYear un_step(const PopulationModel& model, const Cohorts& now, int year) {
  const std::size_t i = model.reference.index(year);
  const Renewal renewal =
      renew(now.residents, model.reference.survival[i], model.reference.fertility[i], model.reference.un_sex_ratio[i],
            model.reference.un_migration[i], model.settings.timing);
  PopulationYear result;
  result.next.residents = renewal.residents;
  result.flows.migration.background = model.reference.un_migration[i];
  result.flows.births = renewal.births;
  result.flows.deaths = renewal.deaths;
  return result;
}

/// Where the yearly processes stand: k and r of the year before, B of this year.
struct YearlyLevels {
  double log_mortality = 0, fertility_level = 0, background_rate = 0;
};

YearlyLevels next_levels(const PopulationInputs& inputs, const YearlyLevels& now, const PopulationShocks& shocks) {
  return {now.log_mortality + inputs.sigma_k * shocks.k, next_fertility_level(inputs, now.fertility_level, shocks.F),
          next_background_rate(inputs, now.background_rate, shocks.r)};
}

PopulationYearPlan year_plan(const PopulationModel& model, const PopulationInputs& inputs, int t) {
  const std::size_t i = model.reference.index(model.calendar.base_year + t);
  const int tau = t - model.calendar.ceasefire;
  const BySex& rates = model.reference.mortality[i];
  return {.mortality_female = rates.female.data(),
          .mortality_male = rates.male.data(),
          .fertility_pattern = model.reference.fertility_pattern[i].data(),
          .slope_female = model.reference.slope_female[i],
          .slope_male = model.reference.slope_male[i],
          .returning = returning_share(inputs, model.settings, tau),
          .opening = border_opens(model.settings, tau) ? 1.0 : 0.0,
          .war_deaths = war_deaths_in(model, inputs, model.calendar.base_year + t),
          .truce_begins = tau == 0};
}

/// The slope of the plan, unless a rate has reached its cap.
double slope_at(const double* rates, double slope, double factor) {
  return rates[open_age - 1] * factor < greatest_rate ? slope : old_age_slope(rates, factor);
}

/// @param factor  e^k
PopulationTerms<double> terms_of(const PopulationModel& model, const PopulationInputs& inputs,
                                 const PopulationYearPlan& plan, int t, const YearlyLevels& now,
                                 const YearlyLevels& next, double factor) {
  return {.mortality = factor,
          .slope_female = slope_at(plan.mortality_female, plan.slope_female, factor),
          .slope_male = slope_at(plan.mortality_male, plan.slope_male, factor),
          .fertility = total_fertility(inputs, now.fertility_level, t - model.calendar.ceasefire),
          .background_rate = model.settings.has(Layer::background) ? next.background_rate : 0,
          .returning = plan.returning,
          .opening = plan.opening,
          .war_deaths = plan.war_deaths};
}

}  // namespace

Renewal renew(const BySex& residents, const BySex& survival, const AgeVector& asfr, double sex_ratio,
              const BySex& migrants, MigrationTiming timing) {
  BySexOf<double> persons = rows_of<double>(residents);
  const BirthTerms<double> birth{asfr.data(), 1.0, sex_ratio};
  YearRoom<double> room{rows_of<double>(survival), rows_of<double>(migrants), {}};
  const double births = renew(persons, birth, timing, room);
  const BySex after = vectors_of(persons);
  return {after, births, residents.sum() + migrants.sum() + births - after.sum()};
}

Cohorts base_cohorts(const PopulationModel& model, const PopulationInputs& inputs) {
  if (model.settings.variant == PopulationVariant::un_medium) return un_base(model);
  BySex residents = model.reference.start;
  for (int year = model.reference.first_year; year < model.calendar.population_date; ++year) {
    residents = interim_year(model, inputs, residents, year);
  }
  residents = controlled_residents(model, inputs, residents);
  for (int year = model.calendar.population_date; year < model.calendar.base_year; ++year) {
    residents = interim_year(model, inputs, residents, year);
  }
  Cohorts base;
  base.residents = residents;
  if (model.settings.has(Layer::wounded)) base.wounded = inputs.wounded_out * model.tables.wartime_age;
  if (model.settings.has(Layer::refugees)) {
    base.refugees = {inputs.refugees * model.tables.refugee_age.female,
                     inputs.refugees * model.tables.refugee_age.male};
  }
  base.fertility_level = inputs.tfr_0;
  base.background_rate = inputs.mu_r;
  return base;
}

std::vector<PopulationYearPlan> year_plans(const PopulationModel& model, const PopulationInputs& inputs, int years) {
  std::vector<PopulationYearPlan> plans;
  if (model.settings.variant == PopulationVariant::un_medium) return plans;
  for (int t = 0; t < years; ++t) plans.push_back(year_plan(model, inputs, t));
  return plans;
}

std::vector<PopulationTerms<double>> yearly_terms(const PopulationModel& model, const PopulationInputs& inputs,
                                                  const std::vector<PopulationYearPlan>& plans, const Cohorts& base,
                                                  const std::vector<PopulationShocks>& shocks) {
  std::vector<YearlyLevels> levels{{base.log_mortality, base.fertility_level, base.background_rate}};
  levels.reserve(plans.size() + 1);
  std::vector<double> factors;
  factors.reserve(plans.size());
  for (std::size_t t = 0; t < plans.size(); ++t) {
    levels.push_back(next_levels(inputs, levels[t], shocks[t]));
    factors.push_back(levels.back().log_mortality);
  }
  exponentiate_each(factors);
  std::vector<PopulationTerms<double>> terms;
  terms.reserve(plans.size());
  for (std::size_t t = 0; t < plans.size(); ++t)
    terms.push_back(terms_of(model, inputs, plans[t], static_cast<int>(t), levels[t], levels[t + 1], factors[t]));
  return terms;
}

PopulationYear step(const PopulationModel& model, const PopulationInputs& inputs, const Cohorts& now, int t,
                    PopulationShocks shocks) {
  const int year = model.calendar.base_year + t;
  if (model.settings.variant == PopulationVariant::un_medium) return un_step(model, now, year);
  const PopulationYearPlan plan = year_plan(model, inputs, t);
  const YearlyLevels levels{now.log_mortality, now.fertility_level, now.background_rate};
  const YearlyLevels after = next_levels(inputs, levels, shocks);
  PopulationYear result;
  MigrationLayers& layers = result.flows.migration;
  const auto keep = [&layers](bool men, int age, const CellMigrants<double>& cell) {
    (men ? layers.returning.male : layers.returning.female)[age] = cell.returning;
    (men ? layers.opening.male : layers.opening.female)[age] = cell.opening;
    (men ? layers.background.male : layers.background.female)[age] = cell.background;
  };
  PersonsOf<double> persons = persons_of<double>(now);
  YearRoom<double> room;
  const RenewalOf<double> renewal =
      advance({inputs, model.tables, model.settings.timing}, plan,
              terms_of(model, inputs, plan, t, levels, after, std::exp(after.log_mortality)), keep, persons, room);
  result.next = {vectors_of(persons.residents),  vector_of(persons.wounded), vectors_of(persons.refugees),
                 vector_of(persons.refugee_men), after.log_mortality,        after.fertility_level,
                 after.background_rate};
  const double migrants = layers.returning.sum() + layers.opening.sum() + layers.background.sum();
  result.flows.births = renewal.births;
  result.flows.war_deaths = renewal.war_deaths;
  result.flows.deaths =
      now.residents.sum() + migrants + renewal.births - renewal.war_deaths - result.next.residents.sum();
  return result;
}

PopulationPath project(const PopulationModel& model, const PopulationInputs& inputs, const Cohorts& base,
                       const std::vector<PopulationShocks>& shocks) {
  PopulationPath path;
  path.cohorts.reserve(shocks.size() + 1);
  path.flows.reserve(shocks.size());
  path.cohorts.push_back(base);
  for (std::size_t t = 0; t < shocks.size(); ++t) {
    PopulationYear year = step(model, inputs, path.cohorts.back(), static_cast<int>(t), shocks[t]);
    path.cohorts.push_back(year.next);
    path.flows.push_back(year.flows);
  }
  return path;
}

}  // namespace muster
