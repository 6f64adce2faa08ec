#include "muster/assessment/sustained.hpp"
#include "muster/assessment/constraint.hpp"

#include "support/small_force.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

/// A path whose tests are written by hand.
JudgedPath path_of(const std::vector<bool>& strength) {
  JudgedPath path;
  for (const bool holds : strength) {
    path.tests.push_back({.strength = holds, .reserve_enrolled = true, .reserve_ready = false, .money = true});
    path.years.emplace_back();
  }
  return path;
}

constexpr SustainedRule short_window{.definition = Definition::n_of_m, .years_needed = 2, .settle = 1, .until = 3};

TEST(Sustained, DefinitionsReadTheWindowAlone) {
  const JudgedPath path = path_of({false, true, false, true});
  EXPECT_FALSE(is_sustained(path, short_window, Definition::every_year, ReserveReading::none));
  EXPECT_TRUE(is_sustained(path, short_window, Definition::final_year, ReserveReading::none));
  EXPECT_TRUE(is_sustained(path, short_window, Definition::n_of_m, ReserveReading::none));
  EXPECT_EQ(first_failure(path, short_window, ReserveReading::none), 2);
  EXPECT_EQ(first_failure(path_of({false, true, true, true}), short_window, ReserveReading::none), -1);
}

TEST(Sustained, ReserveCountsOnlyInItsReading) {
  const JudgedPath path = path_of({true, true, true, true});
  EXPECT_TRUE(is_sustained(path, short_window, Definition::every_year, ReserveReading::enrolled));
  EXPECT_FALSE(is_sustained(path, short_window, Definition::every_year, ReserveReading::ready));
}

TEST(Sustained, TheMeanForgivesAYearBelow) {
  JudgedPath path = path_of({true, true, true, true});
  path.aim.active = 100;
  const double active[] = {0, 80, 100, 110};
  for (std::size_t i = 0; i < 4; ++i) path.years[i].active = active[i];
  EXPECT_TRUE(is_sustained(path, short_window, Definition::mean, ReserveReading::none));  // 96.7 of 95
  path.years[3].active = 100;
  EXPECT_FALSE(is_sustained(path, short_window, Definition::mean, ReserveReading::none));  // 93.3
}

TEST(Sustained, TiesPassWithAMillionthOfAPersonAndADollar) {
  ForceYear year;
  year.active = 95 - 0.9e-6;
  year.gdp = 1000;
  year.own_funded = 120.9;
  const Aim aim{.active = 100};
  EXPECT_TRUE(judge(year, {}, aim, 0, true).strength);
  EXPECT_TRUE(judge(year, {}, aim, 0, true).money);
  year.active = 95 - 1.1e-6;
  year.own_funded = 121.1;
  EXPECT_FALSE(judge(year, {}, aim, 0, true).strength);
  EXPECT_FALSE(judge(year, {}, aim, 0, true).money);
  EXPECT_TRUE(judge(year, {}, aim, 0, false).money);  // aid has not run out
}

TEST(Cause, NamesTrainingWhenPlacesAloneAreShort) {
  ForceInputs inputs = testing::round_inputs();
  inputs.training_places = 500;
  const ForceConditions conditions = testing::small_force(inputs, 16);
  const JudgedPath path = judge_path(conditions, {}, Aim{.active = 8000}, 0, 15);
  const int failure = first_failure(path, {}, ReserveReading::none);
  ASSERT_GE(failure, 0);
  EXPECT_EQ(causes(conditions, {}, path, ReserveReading::none)[static_cast<std::size_t>(failure)], Cause::training);
}

TEST(Cause, NamesPeopleMoneyAndReserve) {
  const ForceConditions rich = testing::small_force(testing::round_inputs(), 16);
  const JudgedPath large = judge_path(rich, {}, Aim{.active = 100'000}, 0, 15);
  EXPECT_EQ(causes(rich, {}, large, ReserveReading::none)[15], Cause::people);
  const JudgedPath reserve = judge_path(rich, {}, Aim{.active = 5000}, 1e6, 15);
  EXPECT_EQ(causes(rich, {}, reserve, ReserveReading::enrolled)[15], Cause::reserve);
  ForceConditions poor = rich;
  for (ForceYearConditions& year : poor.years) year.budget.own_share = 2e7 / year.budget.economy.potential;
  const JudgedPath unpaid = judge_path(poor, {}, Aim{.active = 5000}, 0, 15);
  EXPECT_EQ(causes(poor, {}, unpaid, ReserveReading::none)[15], Cause::money);
}

TEST(Cause, SelfFinancingStartsWhenOwnMoneyCarriesTheForce) {
  ForceConditions conditions = testing::small_force(testing::round_inputs(), 16);
  conditions.inputs.cap = 0;
  SustainedRule rule;
  rule.own_cap = 1;
  const double needed = 4000 * 13'500.0;
  for (std::size_t t = 0; t < 16; ++t) {
    BudgetYear& budget = conditions.years[t].budget;
    budget.own_share = (t < 6 ? 0.2 : 2.0) * needed / budget.economy.potential;
    budget.aid_scheduled = budget.aid_paid = 1e9;
  }
  conditions.aid_for_pay = 1;
  EXPECT_EQ(self_financed_from(conditions, rule, 4000, 0, ReserveReading::none), 6);
}

}  // namespace
}  // namespace muster
