// Sections 2 and 4 of the model: the pool, the economy and what the state can spend.
#include "support/plain_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster::plain {
namespace {

double logit(double p) { return std::log(p / (1 - p)); }
double logistic(double v) { return 1 / (1 + std::exp(-v)); }
double normal_share_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double between(const Ages& persons, int first, int last) {
  double total = 0;
  for (int a = first; a <= last; ++a) total += persons[a];
  return total;
}

/// 4.2: aid scheduled for a year.
double aid_scheduled_for(const EconomyInputs& in, AidForm form, int tau) {
  if (form == AidForm::none) return 0;
  if (tau < 0) return in.aid_level;
  if (form == AidForm::decay) return in.aid_level * std::pow(2.0, -tau / in.aid_half_life);
  if (form == AidForm::period) return in.aid_level * std::clamp(in.aid_years - tau, 0.0, 1.0);
  return std::min(in.aid_level, std::max(0.0, in.aid_total - tau * in.aid_level));
}

double prior_mean(const Model& model, const char* name) {
  for (const Input& input : model.scenario.inputs) {
    if (input.name == name) return input.prior_mean;
  }
  return 0;
}

/// 4.1 - 4.3: output, wages, purses and prices of every year.
void economy(Conditions& c, const Shocks& shocks, const Population& population) {
  const EconomyInputs& in = c.inputs.economy;
  const ForceInputs& force = c.inputs.force;
  const Scenario& scenario = c.model->scenario;
  const double share = prior_mean(*c.model, "domestic_share"), ratio = prior_mean(*c.model, "domestic_price_ratio");
  const auto of_working_age = [&](std::size_t t) {
    return between(population.people[t].women, 20, 64) + between(population.people[t].men, 20, 64);
  };
  double potential = in.gdp_0 * std::pow(1 + in.g_interim, scenario.base_year - 1 - scenario.price_year);
  double labour_force = in.labour_force / (1 + in.g_lf_ref), wage = in.wage_0, y = 0;
  for (std::size_t t = 0; t < c.years.size(); ++t) {
    Year& year = c.years[t];
    const int tau = static_cast<int>(t) - scenario.ceasefire_year;
    const double before = potential / labour_force;
    y = in.rho_y * y + in.sigma_y * shocks.economy[t].y;
    const double rebound = tau < 0 ? 0 : in.rebound * std::clamp(in.rebound_years - tau, 0.0, 1.0) / in.rebound_years;
    const double crisis = normal_share_below(shocks.economy[t].crisis) < in.crisis_rate ? -in.crisis_size : 0;
    year.labour_force = in.labour_force * of_working_age(t) / of_working_age(0);
    potential *= (1 + in.g_long + rebound + y + crisis) *
                 std::pow(year.labour_force / labour_force / (1 + in.g_lf_ref), in.alpha);
    labour_force = year.labour_force;
    wage *= std::max(0.5, 1 + in.wage_pass * (potential / labour_force / before - 1));
    year.potential = potential;
    year.wage = wage;
    year.own_share = tau < 0 ? in.b_war : in.b_peace + (in.b_war - in.b_peace) * std::exp(-tau / in.b_years);
    year.aid_scheduled = aid_scheduled_for(in, c.aid_form, tau);
    year.aid_paid = in.honoured * year.aid_scheduled;
    const double escalated = std::pow(1 + force.escalation, static_cast<double>(t));
    year.running = force.running * escalated;
    year.fixed = force.fixed * escalated;
    year.veterans = force.veterans_floor + (force.veterans_0 - force.veterans_floor) *
                                               std::pow(2.0, -static_cast<double>(t) / force.veterans_half_life);
    year.domestic =
        (1 - force.domestic_share + force.domestic_share * force.domestic_price_ratio) / (1 - share + share * ratio);
  }
}

/// 2.1, 2.3: the pool of every year, and the class called up.
void pool(Conditions& c, const Shocks& shocks, const Population& population) {
  const ForceInputs& in = c.inputs.force;
  const AgeVector& fit_age = c.model->force_tables.fit_age;
  const int class_age = static_cast<int>(in.call_up_age);
  double x = 0;
  for (std::size_t t = 0; t < c.years.size(); ++t) {
    Year& year = c.years[t];
    const People& people = population.people[t];
    for (int a = 0; a < age_count; ++a) {
      if (a < in.min_enlist_age || a > in.max_enlist_age) continue;
      const double able = in.fit * fit_age[a] * (1 - in.exempt);
      const double men = std::max(0.0, people.men[a] - people.wounded[a]) * able;
      year.eligible[a] = men + people.women[a] * able * in.women_open;
      year.eligible_men += men;
      year.eligible_all += year.eligible[a];
    }
    const double men = people.men[class_age], women = people.women[class_age];
    const double fit = in.fit * fit_age[class_age];
    year.class_men = men;
    year.class_fit = (in.call_up_share_women > 0 ? men + women : men) * fit;
    year.called = (in.call_up_share * men + in.call_up_share_women * women) * fit * (1 - in.conscript_exempt);
    x = in.rho_v * x + in.sigma_v * shocks.x[t];
    year.x = x;
  }
}

/// Shares of the wartime soldiers within an age limit after tau years.
void wartime_ages(Conditions& c) {
  const ForceInputs& in = c.inputs.force;
  for (int tau = 0; tau <= c.model->scenario.horizon + 1; ++tau) {
    double enlist = 0, stay = 0, reserve = 0;
    for (int a = 0; a < age_count; ++a) {
      const double share = c.model->force_tables.wartime_age[a];
      if (a + tau <= in.max_enlist_age) enlist += share;
      if (a + tau <= in.legacy_max_age) stay += share;
      if (a + tau < in.reserve_max_age) reserve += share;
    }
    c.g_e.push_back(enlist);
    c.g_l.push_back(stay);
    c.g_r.push_back(reserve);
  }
}

}  // namespace

Supply supply(const Conditions& c, int t, double pay_ratio) {
  const ForceInputs& in = c.inputs.force;
  const Year& year = c.years[static_cast<std::size_t>(t)];
  const int tau = std::max(0, t - c.model->scenario.ceasefire_year);
  const double threat = 1 + (in.threat - 1) * std::exp(-tau / in.threat_years);
  const double shift =
      in.e_p * std::log(pay_ratio / in.w_ref) + in.e_u * std::log(in.u_path / in.u_ref) + std::log(threat) + year.x;
  Supply result;
  double of_class = 0;
  for (int a = 0; a < age_count; ++a) {
    const double weight = c.model->force_tables.age_weight[a];
    if (weight == 0 || year.eligible[a] == 0) continue;
    const double joining = year.eligible[a] * logistic(logit(std::min(0.95, in.propensity * weight)) + shift);
    result.persons += joining;
    if (a == static_cast<int>(in.call_up_age)) of_class = joining;
  }
  if (result.persons > 0) result.class_share = of_class / result.persons;
  return result;
}

std::array<double, service_years> staying(const Conditions& c, double pay_ratio) {
  const ForceInputs& in = c.inputs.force;
  std::array<double, service_years> stay{};
  for (int x = 0; x < service_years; ++x) {
    const double reference = c.model->force_tables.c_ref[static_cast<std::size_t>(x)];
    if (x >= in.los_max || reference <= 0) continue;
    stay[static_cast<std::size_t>(x)] =
        1 - logistic(logit(1 - reference) - in.retention - in.pay_retention * std::log(pay_ratio / in.w_ref));
  }
  return stay;
}

Conditions conditions(const Model& model, const Draw& draw, const Shocks& shocks, const Population& population) {
  Conditions c;
  c.model = &model;
  c.inputs = draw.inputs;
  c.aid_form = draw.aid_form;
  c.years.resize(static_cast<std::size_t>(model.scenario.horizon) + 1);
  economy(c, shocks, population);
  pool(c, shocks, population);
  wartime_ages(c);
  c.stay = staying(c, c.inputs.force.w_t);
  for (std::size_t j = 0; j < c.skill.size(); ++j)
    c.skill[j] = std::exp(-c.inputs.force.decay * static_cast<double>(j));
  for (std::size_t t = 0; t < c.years.size(); ++t) {
    const Supply offered = supply(c, static_cast<int>(t), c.inputs.force.w_t);
    c.years[t].volunteers = offered.persons;
    c.years[t].class_share = offered.class_share;
  }
  return c;
}

}  // namespace muster::plain
