// Persons and money balance in every year of 10,000 draws of the baseline, to 1e-9 relative.
#include "muster/assessment/path.hpp"
#include "support/baseline_model.hpp"

#include "muster/ensemble/trajectory.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

using testing::baseline_model;

constexpr std::uint32_t draws = 10'000;

double relative(double found, double expected, double scale) {
  return std::abs(found - expected) / std::max(scale, 1.0);
}

/// Worst relative imbalance seen, by what should balance.
struct Imbalance {
  double residents = 0, force = 0, demobilising = 0, reserve = 0, bill = 0;
};

void check_residents(const PopulationPath& path, Imbalance& worst) {
  for (std::size_t t = 0; t < path.flows.size(); ++t) {
    const PopulationFlows& flows = path.flows[t];
    const double migrants =
        flows.migration.returning.sum() + flows.migration.opening.sum() + flows.migration.background.sum();
    const double before = path.cohorts[t].residents.sum();
    const double expected = before + flows.births - flows.deaths - flows.war_deaths + migrants;
    worst.residents = std::max(worst.residents, relative(path.cohorts[t + 1].residents.sum(), expected, before));
  }
}

double in_service(const ForceYear& year) { return year.professionals + year.legacy + year.conscripts; }

/// Everyone who entered less everyone who left is the change of the force; nobody is in two places.
void check_force(const ForceInputs& inputs, const std::vector<ForceYear>& years, Imbalance& worst) {
  const double career = std::min(inputs.prewar_professionals, inputs.wartime_strength);
  double serving = career + inputs.stay_share * (inputs.wartime_strength - career);
  double demobilising = inputs.wartime_strength - serving;
  for (const ForceYear& year : years) {
    const double expected =
        serving + year.recruits - year.training_dropouts + year.called_up - year.left - year.released;
    worst.force = std::max(worst.force, relative(in_service(year), expected, serving + year.recruits));
    worst.demobilising = std::max(
        worst.demobilising, relative(year.demobilising, demobilising - year.demobilised, inputs.wartime_strength));
    serving = in_service(year);
    demobilising = year.demobilising;
  }
}

/// What is spent is what own money and the two purses pay, but for what is reported as unpaid.
void check_money(const ForceConditions& conditions, const std::vector<ForceYear>& years, Imbalance& worst) {
  for (const ForceYear& year : years) {
    const double aid_kit = std::min((1 - conditions.aid_for_pay) * year.aid, year.kit + year.fixed);
    const double aid_pay = std::min(conditions.aid_for_pay * year.aid, year.cost() - aid_kit);
    const double own = year.cost() - aid_kit - aid_pay;
    const double excess = std::max(0.0, own - year.own_money - year.cuts.unpaid);
    worst.bill = std::max(worst.bill, relative(own, year.own_funded, year.cost()));
    worst.bill = std::max(worst.bill, std::max(0.0, excess - 0.02) / year.cost());
  }
}

void check_draw(const Model& model, std::uint32_t index, Imbalance& worst) {
  const Draw draw = make_draw(model, index);
  const Shocks shocks = make_shocks(model, index, 0);
  const PopulationPath population = project(model.population, draw.inputs.population, draw.base, shocks.population);
  const ForceConditions conditions = make_conditions(model, draw, shocks, population);
  check_residents(population, worst);
  for (const double target : {250'000.0, 800'000.0}) {
    const std::vector<ForceYear> years = force_path(conditions, Aim{.active = target}, model.scenario.horizon);
    check_force(draw.inputs.force, years, worst);
    check_money(conditions, years, worst);
  }
}

Imbalance worst_of(const Model& model, std::uint32_t count) {
  Imbalance worst;
  for (std::uint32_t index = 0; index < count; ++index) check_draw(model, index, worst);
  return worst;
}

TEST(Conservation, PersonsAndMoneyBalanceInEveryYearOfTheBaseline) {
  const Imbalance worst = worst_of(baseline_model({"run.draws=10000"}), draws);
  EXPECT_LT(worst.residents, 1e-9);
  EXPECT_LT(worst.force, 1e-9);
  EXPECT_LT(worst.demobilising, 1e-9);
  EXPECT_LT(worst.bill, 1e-9);
}

TEST(Conservation, HoldsWithConscriptsHoldingAndALateCeasefire) {
  const Imbalance worst = worst_of(
      baseline_model({"run.draws=1000", "call_up_share=0.9", "term=1.5", "hold_years=2", "ceasefire_year=2"}), 1000);
  EXPECT_LT(worst.residents, 1e-9);
  EXPECT_LT(worst.force, 1e-9);
  EXPECT_LT(worst.demobilising, 1e-9);
  EXPECT_LT(worst.bill, 1e-9);
}

}  // namespace
}  // namespace muster
