#include "muster/economy/budget.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

/// Written out by hand: 200 growing by 10 % before the run; then 3 % long-run growth, a rebound of 6 % in two years,
/// labour growing as in the reference, full pass-through to wages.
EconomyInputs round_numbers() {
  EconomyInputs inputs;
  inputs.gdp_0 = 200;
  inputs.g_interim = 0.1;
  inputs.g_long = 0.03;
  inputs.g_lf_ref = 0;
  inputs.rebound = 0.06;
  inputs.rebound_years = 2;
  inputs.alpha = 0.5;
  inputs.labour_force = 10;
  inputs.wage_0 = 100;
  inputs.wage_pass = 1;
  inputs.b_war = 0.2;
  inputs.b_peace = 0.05;
  inputs.b_years = 2;
  inputs.aid_level = 8;
  inputs.honoured = 0.5;
  return inputs;
}

std::vector<BudgetYear> no_aid_path(const EconomyInputs& inputs, const EconomyDrivers& drivers) {
  return budget_path(inputs, budget_plan(inputs, AidForm::none, 3, 1, 0), drivers);
}

std::vector<BudgetYear> three_years(const EconomyInputs& inputs) {
  return no_aid_path(inputs, {{50, 50, 50}, std::vector<EconomyShocks>(3)});
}

TEST(Budget, GrowsByHand) {
  const std::vector<BudgetYear> years = three_years(round_numbers());
  EXPECT_NEAR(years[0].economy.potential, 220 * 1.06, 1e-9);
  EXPECT_NEAR(years[1].economy.potential, 220 * 1.06 * 1.06, 1e-9);
  EXPECT_NEAR(years[2].economy.potential, 220 * 1.06 * 1.06 * 1.03, 1e-9);
  EXPECT_NEAR(years[2].economy.wage, 100 * 1.06 * 1.06 * 1.03, 1e-9);
}

TEST(Budget, OwnShareFallsExponentiallyFromWarToPeace) {
  EXPECT_DOUBLE_EQ(own_share(round_numbers(), -3), 0.2);
  EXPECT_DOUBLE_EQ(own_share(round_numbers(), 0), 0.2);
  EXPECT_NEAR(own_share(round_numbers(), 2), 0.05 + 0.15 / std::exp(1), 1e-12);
}

TEST(Budget, LabourThatFallsAsInTheReferenceIsNotCountedTwice) {
  EconomyInputs inputs = round_numbers();
  inputs.g_lf_ref = -0.02;
  const std::vector<BudgetYear> years = no_aid_path(inputs, {{100, 98, 96.04}, std::vector<EconomyShocks>(3)});
  EXPECT_NEAR(years[2].economy.potential, 220 * 1.06 * 1.06 * 1.03, 1e-9);
  EXPECT_NEAR(years[2].economy.labour_force, 10 * 0.9604, 1e-12);
}

TEST(Budget, ACrisisStrikesBelowItsQuantileAndStays) {
  EconomyInputs inputs = round_numbers();
  inputs.crisis_rate = 0.06;  // its normal quantile is -1.5548
  inputs.crisis_size = 0.1;
  std::vector<EconomyShocks> shocks(3);
  shocks[1].crisis = -1.56;
  shocks[2].crisis = -1.55;
  const std::vector<BudgetYear> years = no_aid_path(inputs, {{50, 50, 50}, shocks});
  EXPECT_NEAR(years[1].economy.potential, 220 * 1.06 * 0.96, 1e-9);
  EXPECT_NEAR(years[2].economy.potential, 220 * 1.06 * 0.96 * 1.03, 1e-9);
}

TEST(Budget, WagesNeverFallByMoreThanHalfAYear) {
  EconomyInputs inputs = round_numbers();
  inputs.wage_pass = 20;
  inputs.g_long = -0.2;
  inputs.rebound = 0;
  EXPECT_NEAR(three_years(inputs)[0].economy.wage, 50, 1e-9);
}

TEST(Budget, OutputLosesTheShareOfTheAbsent) {
  Economy economy;
  economy.potential = 100;
  economy.labour_force = 10;
  EXPECT_DOUBLE_EQ(output(economy.potential, economy.labour_force, 0.6, 1.5, 0.5), 94);
  EXPECT_DOUBLE_EQ(output(economy.potential, economy.labour_force, 0.6, 0.5, 0.5), 100);
}

}  // namespace
}  // namespace muster
