#include "muster/population/step.hpp"

#include "muster/population/ageing.hpp"
#include "muster/population/fertility.hpp"
#include "muster/population/migration.hpp"
#include "muster/population/survival.hpp"

#include <cmath>

namespace muster {
namespace {

BySex survival_of(const PopulationReference& reference, int year, double k) {
  const BySex& rates = reference.mortality[reference.index(year)];
  return {survival_ratios(rates.female, k, Sex::female), survival_ratios(rates.male, k, Sex::male)};
}

/// 31 December's war deaths of a year before the ceasefire: taken from men, no cell below zero.
double lose_war_dead(const PopulationModel& model, const PopulationInputs& inputs, int year, BySex& residents) {
  const bool at_war =
      year >= model.calendar.population_date && year < model.calendar.base_year + model.calendar.ceasefire;
  if (!at_war || !model.settings.has(Layer::war_dead)) return 0;
  const double before = residents.male.sum();
  residents.male = (residents.male - 12 * inputs.war_deaths_monthly * model.tables.wartime_age).max(0.0);
  return before - residents.male.sum();
}

/// One year between the last estimate and the base year, at reference rates.
BySex interim_year(const PopulationModel& model, const PopulationInputs& inputs, const BySex& residents, int year) {
  const PopulationReference& reference = model.reference;
  const BySex migrants{inputs.interim_migration * model.tables.migration_age.female,
                       inputs.interim_migration * model.tables.migration_age.male};
  BySex next = renew(residents, survival_of(reference, year, 0), reference.fertility[reference.index(year)],
                     inputs.sex_ratio_birth, migrants, model.settings.timing)
                   .residents;
  lose_war_dead(model, inputs, year, next);
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
  return renew(residents, survival_of(model.reference, year, 0), model.reference.fertility[i],
               model.reference.un_sex_ratio[i], model.reference.un_migration[i], model.settings.timing)
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
      renew(now.residents, survival_of(model.reference, year, 0), model.reference.fertility[i],
            model.reference.un_sex_ratio[i], model.reference.un_migration[i], model.settings.timing);
  PopulationYear result;
  result.next.residents = renewal.residents;
  result.flows.migration.background = model.reference.un_migration[i];
  result.flows.births = renewal.births;
  result.flows.deaths = renewal.deaths;
  return result;
}

/// Ages those who are followed beside the residents.
void age_others(const Cohorts& now, const BySex& survival, Cohorts& next) {
  next.wounded = age_one_year(now.wounded, survival.male, 0);
  next.refugees.female = age_one_year(now.refugees.female, survival.female, 0);
  next.refugees.male = age_one_year(now.refugees.male, survival.male, 0);
  next.refugee_men = age_one_year(now.refugee_men, survival.male, 0);
}

}  // namespace

Renewal renew(const BySex& residents, const BySex& survival, const AgeVector& asfr, double sex_ratio,
              const BySex& migrants, MigrationTiming timing) {
  const double before = timing == MigrationTiming::even ? 0.5 : 0.0;
  const AgeVector women = residents.female + before * migrants.female;
  const AgeVector men = residents.male + before * migrants.male;
  const double after = 1 - before;
  Renewal result;
  result.residents.female = age_one_year(women, survival.female, 0);
  result.residents.male = age_one_year(men, survival.male, 0);
  // Under `end` the women at the year's end are the survivors before migration, so the migrants' part is 0 there.
  const AgeVector women_end = result.residents.female + before * migrants.female;
  result.births = live_births(asfr, women, women_end);
  const double boys = result.births * sex_ratio / (1 + sex_ratio);
  result.residents.male[0] = boys * survival.male[0];
  result.residents.female[0] = (result.births - boys) * survival.female[0];
  result.residents.female += after * migrants.female;
  result.residents.male += after * migrants.male;
  result.deaths = residents.sum() + migrants.sum() + result.births - result.residents.sum();
  return result;
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

PopulationYear step(const PopulationModel& model, const PopulationInputs& inputs, const Cohorts& now, int t,
                    PopulationShocks shocks) {
  const int year = model.calendar.base_year + t;
  const int tau = t - model.calendar.ceasefire;
  if (model.settings.variant == PopulationVariant::un_medium) return un_step(model, now, year);
  const Cohorts here = tau == 0 ? split_refugees(now) : now;
  PopulationYear result;
  Cohorts& next = result.next;
  next.log_mortality = here.log_mortality + inputs.sigma_k * shocks.k;
  next.background_rate = next_background_rate(inputs, here.background_rate, shocks.r);
  next.fertility_level = next_fertility_level(inputs, here.fertility_level, shocks.F);
  const double rate = model.settings.has(Layer::background) ? next.background_rate : 0;
  MigrationLayers& layers = result.flows.migration;
  layers = migration_layers(here, inputs, model.tables, model.settings, tau, rate);
  const BySex migrants{layers.returning.female + layers.opening.female + layers.background.female,
                       layers.returning.male + layers.opening.male + layers.background.male};
  const BySex survival = survival_of(model.reference, year, next.log_mortality);
  const AgeVector asfr = total_fertility(inputs, here.fertility_level, tau) *
                         model.reference.fertility_pattern[model.reference.index(year)];
  const Renewal renewal =
      renew(here.residents, survival, asfr, inputs.sex_ratio_birth, migrants, model.settings.timing);
  next.residents = renewal.residents;
  result.flows.births = renewal.births;
  result.flows.deaths = renewal.deaths;
  result.flows.war_deaths = lose_war_dead(model, inputs, year, next.residents);
  age_others(here, survival, next);
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
