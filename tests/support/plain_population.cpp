// Section 1 of the model.
#include "support/plain_model.hpp"

#include <algorithm>
#include <cmath>

namespace muster::plain {
namespace {

struct Both {
  Ages women{}, men{};
};

bool has(const Model& model, Layer layer) {
  const std::vector<Layer>& off = model.population.settings.layers_off;
  return std::find(off.begin(), off.end(), layer) == off.end();
}

double sum(const Ages& ages) {
  double total = 0;
  for (const double persons : ages) total += persons;
  return total;
}

Ages spread(const AgeVector& shares, double persons) {
  Ages result{};
  for (int a = 0; a < age_count; ++a) result[a] = shares[a] * persons;
  return result;
}

/// Years lived in the first year by those who die in it; Andreev and Kingkade.
double infant_share(double m, bool men) {
  if (men) return m < 0.02300 ? 0.14929 - 1.99545 * m : (m < 0.08307 ? 0.02832 + 3.26021 * m : 0.29915);
  return m < 0.01724 ? 0.14903 - 2.05527 * m : (m < 0.06891 ? 0.04667 + 3.88089 * m : 0.31411);
}

/// 1.2: a life table by single ages to 130, and its survival ratios.
Ages survival(const AgeVector& reference, double k, bool men) {
  std::array<double, 131> m{}, alive{}, lived{};
  for (int a = 0; a < 100; ++a) m[a] = std::min(1.9, reference[a] * std::exp(k));
  const double slope = (std::log(m[99]) - std::log(m[90])) / 9;
  for (int a = 100; a <= 130; ++a) m[a] = std::min(1.5, std::exp(std::log(m[99]) + slope * (a - 99)));
  alive[0] = 1;
  for (int a = 0; a < 130; ++a) {
    const double share = a == 0 ? infant_share(m[0], men) : 0.5;
    const double dying = m[a] / (1 + (1 - share) * m[a]);
    alive[a + 1] = alive[a] * (1 - dying);
    lived[a] = alive[a] * (1 - (1 - share) * dying);
  }
  lived[130] = alive[130] / m[130];
  Ages ratios{};
  ratios[0] = lived[0];
  for (int a = 1; a < 100; ++a) ratios[a] = lived[a] / lived[a - 1];
  double beyond = 0;
  for (int a = 130; a >= 100; --a) beyond += lived[a];
  ratios[100] = beyond / (beyond + lived[99]);
  return ratios;
}

Ages aged(const Ages& persons, const Ages& ratios) {
  Ages next{};
  for (int a = 1; a < 100; ++a) next[a] = persons[a - 1] * ratios[a];
  next[100] = (persons[99] + persons[100]) * ratios[100];
  return next;
}

/// What a year does to residents.
struct Renewal {
  const AgeVector* births_by_age = nullptr;
  double fertility = 1;  ///< factor on it
  double sex_ratio = 1;
  Ages survival_women{}, survival_men{};
  Both migrants;
};

/// 1.3: births, deaths and migrants of a year. @return births
double renew(const Model& model, const Renewal& year, Ages& women, Ages& men) {
  const bool even = model.population.settings.timing == MigrationTiming::even;
  const double before = even ? 0.5 : 0, after = even ? 0.5 : 1;
  for (int a = 0; a < age_count; ++a) {
    women[a] += before * year.migrants.women[a];
    men[a] += before * year.migrants.men[a];
  }
  const Ages women_then = aged(women, year.survival_women);
  const Ages men_then = aged(men, year.survival_men);
  double births = 0;
  for (int a = 0; a < age_count; ++a) {
    const double at_end = women_then[a] + before * year.migrants.women[a];
    births += year.fertility * (*year.births_by_age)[a] * (women[a] + at_end) / 2;
  }
  for (int a = 0; a < age_count; ++a) {
    women[a] = women_then[a] + after * year.migrants.women[a];
    men[a] = men_then[a] + after * year.migrants.men[a];
  }
  women[0] += births / (1 + year.sex_ratio) * year.survival_women[0];
  men[0] += births * year.sex_ratio / (1 + year.sex_ratio) * year.survival_men[0];
  return births;
}

/// 31 December's war deaths of a calendar year. @return those the cells could spare
double lose_war_dead(const Model& model, const PopulationInputs& inputs, int calendar_year, Ages& men) {
  const Calendar& calendar = model.population.calendar;
  const bool at_war =
      calendar_year >= calendar.population_date && calendar_year < calendar.base_year + calendar.ceasefire;
  if (!at_war || !has(model, Layer::war_dead)) return 0;
  double lost = 0;
  for (int a = 0; a < age_count; ++a) {
    const double dead = std::min(men[a], 12 * inputs.war_deaths_monthly * model.population.tables.wartime_age[a]);
    men[a] -= dead;
    lost += dead;
  }
  return lost;
}

/// 1.1: a year between the last estimate and Y0.
void interim_year(const Model& model, const PopulationInputs& inputs, int calendar_year, Ages& women, Ages& men) {
  const PopulationReference& reference = model.population.reference;
  const std::size_t i = static_cast<std::size_t>(calendar_year - reference.first_year);
  const PopulationTables& tables = model.population.tables;
  const Renewal year{.births_by_age = &reference.fertility[i],
                     .fertility = 1,
                     .sex_ratio = inputs.sex_ratio_birth,
                     .survival_women = survival(reference.mortality[i].female, 0, false),
                     .survival_men = survival(reference.mortality[i].male, 0, true),
                     .migrants = {spread(tables.migration_age.female, inputs.interim_migration),
                                  spread(tables.migration_age.male, inputs.interim_migration)}};
  renew(model, year, women, men);
  lose_war_dead(model, inputs, calendar_year, men);
}

/// 1.1: residents of the territory the government controls.
void to_controlled_territory(const Model& model, const PopulationInputs& inputs, Ages& women, Ages& men) {
  const double all = sum(women) + sum(men);
  const double dead = has(model, Layer::war_dead) ? inputs.war_deaths * inputs.war_deaths_uncounted : 0;
  const double wanted = has(model, Layer::territory) ? inputs.base_population : all;
  for (int a = 0; a < age_count; ++a) {
    women[a] *= (wanted + dead) / all;
    men[a] = std::max(0.0, men[a] * ((wanted + dead) / all) - dead * model.population.tables.wartime_age[a]);
  }
}

Ages ages_of(const AgeVector& values) { return spread(values, 1); }

/// A year of the UN's own projection.
double un_year(const Model& model, int calendar_year, People& people) {
  const PopulationReference& reference = model.population.reference;
  const std::size_t i = static_cast<std::size_t>(calendar_year - reference.first_year);
  const Renewal year{.births_by_age = &reference.fertility[i],
                     .fertility = 1,
                     .sex_ratio = reference.un_sex_ratio[i],
                     .survival_women = survival(reference.mortality[i].female, 0, false),
                     .survival_men = survival(reference.mortality[i].male, 0, true),
                     .migrants = {ages_of(reference.un_migration[i].female), ages_of(reference.un_migration[i].male)}};
  return renew(model, year, people.women, people.men);
}

People base(const Model& model, const PopulationInputs& inputs) {
  const PopulationReference& reference = model.population.reference;
  const Calendar& calendar = model.population.calendar;
  const PopulationTables& tables = model.population.tables;
  People people;
  people.women = ages_of(reference.start.female);
  people.men = ages_of(reference.start.male);
  if (model.population.settings.variant == PopulationVariant::un_medium) {
    for (int year = reference.first_year; year < calendar.base_year; ++year) un_year(model, year, people);
    return people;
  }
  for (int year = reference.first_year; year < calendar.base_year; ++year) {
    if (year == calendar.population_date) to_controlled_territory(model, inputs, people.women, people.men);
    interim_year(model, inputs, year, people.women, people.men);
  }
  if (calendar.population_date == calendar.base_year) to_controlled_territory(model, inputs, people.women, people.men);
  if (has(model, Layer::wounded)) people.wounded = spread(tables.wartime_age, inputs.wounded_out);
  if (has(model, Layer::refugees)) {
    people.refugee_women = spread(tables.refugee_age.female, inputs.refugees);
    people.refugee_men = spread(tables.refugee_age.male, inputs.refugees);
  }
  return people;
}

/// Migrants of one cell by layer.
struct Cell {
  double returning = 0, opening = 0, background = 0;

  [[nodiscard]] double sum() const { return returning + opening + background; }
};

/// At most a share of a cell leaves; the outflows shrink in proportion.
void cap_cell(double most, Cell& cell) {
  if (cell.sum() >= -most) return;
  double& opening = cell.opening;
  double& background = cell.background;
  const double out = std::min(opening, 0.0) + std::min(background, 0.0);
  const double wanted = -most - cell.sum() + out;  // what the outflows may be
  if (opening < 0) opening *= wanted / out;
  if (background < 0) background *= wanted / out;
}

/// 1.4: men of 18-59 who leave as the border opens, per unit of weight.
double opening_per_weight(const Model& model, const PopulationInputs& inputs, int tau, const Ages& men) {
  if (tau < 0 || tau > 2 || !has(model, Layer::opening)) return 0;
  double all = 0, weighted = 0;
  for (int a = 18; a <= 59; ++a) {
    all += men[a];
    weighted += men[a] * model.population.tables.reopen_weight[a];
  }
  return weighted > 0 ? inputs.reopen_outflow / 3 * all / weighted : 0;
}

double returning_part(const Model& model, const PopulationInputs& inputs, int tau) {
  if (tau < 0 || !has(model, Layer::returning)) return 0;
  return std::exp(-tau / inputs.return_years) - std::exp(-(tau + 1) / inputs.return_years);
}

/// 1.4: migrants of a year, and their totals by layer.
Both migrants_of(const Model& model, const PopulationInputs& inputs, int tau, double rate, const People& people,
                 Flows& flows) {
  const PopulationTables& tables = model.population.tables;
  const double net = rate * (sum(people.women) + sum(people.men));
  const double leaving = opening_per_weight(model, inputs, tau, people.men);
  const double part = returning_part(model, inputs, tau);
  Both migrants;
  for (int a = 0; a < age_count; ++a) {
    Cell women{inputs.return_share * part * people.refugee_women[a], 0, net * tables.migration_age.female[a]};
    Cell men{part * (inputs.return_share * people.refugee_men[a] + inputs.return_share_men * people.border_men[a]), 0,
             net * tables.migration_age.male[a]};
    if (a >= 18 && a <= 59) men.opening = -leaving * tables.reopen_weight[a] * people.men[a];
    cap_cell(inputs.migration_cell_cap * people.women[a], women);
    cap_cell(inputs.migration_cell_cap * people.men[a], men);
    migrants.women[a] = women.sum();
    migrants.men[a] = men.sum();
    flows.returning += women.returning + men.returning;
    flows.opening += men.opening;
    flows.background += women.background + men.background;
  }
  return migrants;
}

/// Those who were men of 18-59 at the ceasefire are told apart.
void split_refugees(People& people) {
  for (int a = 18; a <= 59; ++a) {
    people.border_men[a] = people.refugee_men[a];
    people.refugee_men[a] = 0;
  }
}

/// Where the yearly processes stand.
struct Levels {
  double k = 0, b = 0, r = 0;
};

Flows model_year(const Model& model, const PopulationInputs& inputs, int t, const PopulationShocks& z, Levels& at,
                 People& people) {
  const PopulationReference& reference = model.population.reference;
  const int calendar_year = model.population.calendar.base_year + t, tau = t - model.population.calendar.ceasefire;
  const std::size_t i = static_cast<std::size_t>(calendar_year - reference.first_year);
  at.k += inputs.sigma_k * z.k;
  at.r = inputs.mu_r + inputs.phi_r * (at.r - inputs.mu_r) + inputs.sigma_r * z.r;
  const double rebound = tau < 0 ? 0 : inputs.birth_rebound * std::pow(2.0, -tau / inputs.birth_rebound_half_life);
  const double fertility = std::max(inputs.tfr_floor, at.b + rebound);
  at.b += inputs.kappa_f * (inputs.F_long - at.b) + inputs.sigma_f * z.F;
  if (tau == 0) split_refugees(people);
  Flows flows;
  const double before = sum(people.women) + sum(people.men);
  const Renewal year{
      .births_by_age = &reference.fertility_pattern[i],
      .fertility = fertility,
      .sex_ratio = inputs.sex_ratio_birth,
      .survival_women = survival(reference.mortality[i].female, at.k, false),
      .survival_men = survival(reference.mortality[i].male, at.k, true),
      .migrants = migrants_of(model, inputs, tau, has(model, Layer::background) ? at.r : 0, people, flows)};
  flows.births = renew(model, year, people.women, people.men);
  const double migrants = sum(year.migrants.women) + sum(year.migrants.men);
  flows.deaths = before + migrants + flows.births - sum(people.women) - sum(people.men);
  flows.war_deaths = lose_war_dead(model, inputs, calendar_year, people.men);
  people.wounded = aged(people.wounded, year.survival_men);
  people.refugee_women = aged(people.refugee_women, year.survival_women);
  people.refugee_men = aged(people.refugee_men, year.survival_men);
  people.border_men = aged(people.border_men, year.survival_men);
  return flows;
}

}  // namespace

Population population(const Model& model, const Draw& draw, const Shocks& shocks) {
  const PopulationInputs& inputs = draw.inputs.population;
  const bool un_medium = model.population.settings.variant == PopulationVariant::un_medium;
  Population path;
  People people = base(model, inputs);
  Levels levels{0, inputs.tfr_0, inputs.mu_r};
  path.people.push_back(people);
  for (int t = 0; t <= model.scenario.horizon; ++t) {
    Flows flows;
    if (un_medium)
      flows.births = un_year(model, model.scenario.base_year + t, people);
    else
      flows = model_year(model, inputs, t, shocks.population[static_cast<std::size_t>(t)], levels, people);
    path.people.push_back(people);
    path.flows.push_back(flows);
  }
  return path;
}

}  // namespace muster::plain
