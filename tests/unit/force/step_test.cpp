#include "muster/force/step.hpp"

#include "muster/assessment/path.hpp"
#include "support/small_force.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

using testing::round_inputs;
using testing::small_force;

/// Worked out by hand, as in a spreadsheet. 1,000 in the war: 200 professionals with five years' service, half of the
/// other 800 stay, 400 go home in two years. 10,000 men of every age 18-45 volunteer at one in a hundred: 2,800 a year,
/// less the share of the 280,000 who already serve.
TEST(ForceStep, ThreeYearsByHand) {
  const ForceConditions conditions = small_force(round_inputs(), 4);
  const std::vector<ForceYear> years = force_path(conditions, Aim{.active = 10'000}, 2);

  // Year 0. 200 x 0.9 stay; 1,000 serve on 1 January, so volunteers are 2,800 (1 - 1,000 / 280,000) = 2,790.
  EXPECT_NEAR(years[0].volunteers, 2790, 1e-9);
  EXPECT_NEAR(years[0].recruits, 2790, 1e-9);
  EXPECT_NEAR(years[0].professionals, 180 + 2790, 1e-9);
  EXPECT_NEAR(years[0].legacy, 400 * 0.8, 1e-9);
  EXPECT_NEAR(years[0].demobilising, 200, 1e-9);
  EXPECT_NEAR(years[0].active, 3290, 1e-9);
  EXPECT_NEAR(years[0].left, 20 + 80, 1e-9);
  // Reserve: 20 professionals and 80 of the wartime soldiers join by half, a quarter of the 200 sent home is liable.
  EXPECT_NEAR(years[0].enrolled, 10 + 40 + 50, 1e-9);
  EXPECT_NEAR(years[0].ready, 100, 1e-9);

  // Year 1. 3,490 serve on 1 January (3,290 and 200 demobilising).
  EXPECT_NEAR(years[1].volunteers, 2800 * (1 - 3490 / 280'000.0), 1e-9);
  EXPECT_NEAR(years[1].professionals, 0.9 * 2970 + 2765.1, 1e-9);
  EXPECT_NEAR(years[1].legacy, 256, 1e-9);
  EXPECT_NEAR(years[1].demobilising, 0, 1e-9);
  // Half of 100 stays on the list; 297 and 64 leavers join by half, a quarter of the last 200 is liable.
  EXPECT_NEAR(years[1].enrolled, 50 + 148.5 + 32 + 50, 1e-9);

  // Year 2. 5,438.1 professionals and 256 others serve; the list of 280.5 halves again.
  EXPECT_NEAR(years[2].volunteers, 2800 * (1 - (5438.1 + 256) / 280'000.0), 1e-9);
  EXPECT_NEAR(years[2].recruits, std::min(years[2].volunteers, 10'000 - 0.9 * 5438.1), 1e-9);
  EXPECT_NEAR(years[2].enrolled, 140.25 + 0.5 * 543.81 + 0.5 * 51.2, 1e-9);
}

/// The same force with prices: pay 12 x 1,000, upkeep 500, kit 500, recruits 100, fixed 7, veterans 3.
TEST(ForceStep, MoneyByHand) {
  ForceInputs inputs = round_inputs();
  inputs.training_cost = 100;
  inputs.fixed = 7;
  inputs.veterans_0 = 3;
  inputs.veterans_floor = 3;
  const ForceYear year = force_path(small_force(inputs, 1), Aim{.active = 10'000}, 0)[0];
  const double heads = 2970 + 320 + 200;  // the demobilising are paid and run like soldiers
  EXPECT_NEAR(year.pay, heads * 12'000, 1e-6);
  EXPECT_NEAR(year.upkeep, heads * 500, 1e-6);
  EXPECT_NEAR(year.kit, heads * 500, 1e-6);
  EXPECT_NEAR(year.training, 279'000, 1e-6);
  EXPECT_NEAR(year.cost(), heads * 13'000 + 279'000 + 10, 1e-6);
  EXPECT_NEAR(year.gdp, 1e12, 1);  // nobody more in uniform on 1 January than when output was measured
  EXPECT_NEAR(year.own_money, 5e11, 1);
}

TEST(ForceStep, ConvergesToRecruitsTimesLengthOfService) {
  ForceInputs inputs = round_inputs();
  inputs.training_loss = 0.1;
  inputs.training_places = 100;  // constant recruits
  inputs.wartime_strength = 0;
  const ForceConditions conditions = small_force(inputs, 40);
  const std::vector<ForceYear> years = force_path(conditions, Aim{.active = 1e6}, 39);
  const double expected = 100 * 0.9 * length_of_service(conditions.levels[0].continuation);
  EXPECT_NEAR(years.back().active / expected, 1, 1e-6);
}

TEST(ForceStep, AnIntakeOf7500ForThirtyTwoMonthsSettlesAt20000) {
  ForceInputs inputs = round_inputs();
  inputs.propensity = 0;
  inputs.wartime_strength = 0;
  inputs.call_up_share = 0.75;  // of 10,000 men of 18, all fit
  inputs.term = 32.0 / 12;
  const std::vector<ForceYear> years = force_path(small_force(inputs, 10), Aim{.active = 1e6}, 9);
  EXPECT_NEAR(years.back().called_up, 7500, 1e-9);
  EXPECT_NEAR(years.back().conscripts, 20'000, 1e-6);
  EXPECT_NEAR(years.back().left, 7500, 1e-6);
}

TEST(ForceStep, ConscriptsWhoSignOnEnterAtTheYearTheyHaveServed) {
  ForceInputs inputs = round_inputs();
  inputs.propensity = 0;
  inputs.wartime_strength = 0;
  inputs.call_up_share = 0.5;
  inputs.term = 1;
  inputs.convert = 0.2;
  const ForceConditions conditions = small_force(inputs, 3);
  const ForceStep first = step(conditions, force_at_ceasefire(inputs, conditions.tables), 0, Aim{.active = 1e6});
  const ForceStep second = step(conditions, first.next, 1, Aim{.active = 1e6});
  EXPECT_NEAR(first.year.conscripts, 5000, 1e-9);
  EXPECT_NEAR(second.next.professionals[1], 1000, 1e-9);
  EXPECT_NEAR(second.year.enrolled, 0.5 * 4000, 1e-9);
}

TEST(ForceStep, ShortTermsTrainForTheReserveAloneAndTakePartOfAPlace) {
  ForceInputs inputs = round_inputs();
  inputs.propensity = 0;
  inputs.wartime_strength = 0;
  inputs.call_up_share = 0.5;
  inputs.term = 0.25;
  inputs.training_places = 1000;  // half a place each
  const ForceYear year = force_path(small_force(inputs, 1), Aim{.active = 100}, 0)[0];
  EXPECT_NEAR(year.called_up, 2000, 1e-9);
  EXPECT_NEAR(year.active, 0, 1e-9);
  EXPECT_NEAR(year.conscripts, 500, 1e-9);
  EXPECT_NEAR(year.enrolled, 0.5 * 1500, 1e-9);
}

TEST(ForceStep, ReleasesProfessionalsAboveTheTargetToTheReserve) {
  ForceInputs inputs = round_inputs();
  inputs.prewar_professionals = 1000;
  const ForceYear year = force_path(small_force(inputs, 1), Aim{.active = 600}, 0)[0];
  EXPECT_NEAR(year.released, 300, 1e-9);
  EXPECT_NEAR(year.active, 600, 1e-9);
  EXPECT_NEAR(year.recruits, 0, 1e-9);
  EXPECT_NEAR(year.enrolled, 0.5 * 400, 1e-9);
}

TEST(ForceStep, HoldingKeepsThoseTheTargetNeeds) {
  ForceInputs inputs = round_inputs();
  inputs.propensity = 0;
  inputs.hold_years = 1;
  const std::vector<ForceYear> years = force_path(small_force(inputs, 3), Aim{.active = 850}, 2);
  EXPECT_NEAR(years[0].held, 850 - 180 - 320, 1e-9);
  EXPECT_NEAR(years[0].active, 850, 1e-9);
  EXPECT_NEAR(years[0].demobilising, 350, 1e-9);  // more than the schedule's 200
  EXPECT_NEAR(years[1].held, 0, 1e-9);
  EXPECT_NEAR(years[1].demobilising, 175, 1e-9);  // 350 (1 - 1/2)
  EXPECT_NEAR(years[2].demobilising, 0, 1e-9);
}

TEST(ForceStep, TheHeldGoHomeInAStraightLineFromTheNumberHeldWhenHoldingEnds) {
  ForceInputs inputs = round_inputs();
  inputs.propensity = 0;
  inputs.hold_years = 1;
  inputs.demob_years = 4;
  const std::vector<ForceYear> years = force_path(small_force(inputs, 5), Aim{.active = 900}, 4);
  EXPECT_NEAR(years[0].held, 900 - 180 - 320, 1e-9);
  // 400 max(0, 1 - (tau + 1 - 1) / 4), at least the schedule 400 (1 - (tau + 1) / 4)
  EXPECT_NEAR(years[1].demobilising, 300, 1e-9);
  EXPECT_NEAR(years[2].demobilising, 200, 1e-9);
  EXPECT_NEAR(years[3].demobilising, 100, 1e-9);
  EXPECT_NEAR(years[4].demobilising, 0, 1e-9);
}

TEST(ForceStep, CutsFollowTheModelsOrderAndCloseTheGapExactly) {
  ForceInputs inputs = round_inputs();
  inputs.reserve_price_trained = 0.1;
  inputs.refresher_share = 0.5;
  ForceConditions conditions = small_force(inputs, 2);
  ForceStocks stocks = force_at_ceasefire(inputs, conditions.tables);
  stocks.reserve.regular[0] = 1000;
  const auto cuts_with = [&](double money) {
    conditions.years[0].budget.own_share = money / conditions.years[0].budget.economy.potential;
    return step(conditions, stocks, 0, Aim{.active = 10'000}).year;
  };
  const double whole = cuts_with(1e9).cost();
  const ForceYear tight = cuts_with(whole - 1e6);
  EXPECT_GT(tight.cuts.intake, 0);
  EXPECT_EQ(tight.cuts.refreshers, 0);
  EXPECT_NEAR(tight.cost(), tight.own_money, 0.02);

  const ForceYear tighter = cuts_with(0.15 * whole);
  EXPECT_DOUBLE_EQ(tighter.cuts.intake, 1);
  EXPECT_NEAR(tighter.trained, 0, 1e-9);
  EXPECT_NEAR(tighter.cuts.equipment, 0.2, 1e-12);
  EXPECT_GT(tighter.cuts.professionals + tighter.cuts.legacy, 0);
  EXPECT_NEAR(tighter.cost(), tighter.own_money, 0.02);
  EXPECT_EQ(tighter.cuts.unpaid, 0);

  const ForceYear broke = cuts_with(0.01 * whole);
  EXPECT_NEAR(broke.active, 0, 1e-6);
  EXPECT_GT(broke.cuts.unpaid, 0);  // the demobilising are still paid for
}

TEST(ForceStep, ReactivePayRisesAfterAYearBelowFill) {
  ForceInputs inputs = round_inputs();
  inputs.w_t = 1;
  inputs.pay_step = 0.1;
  inputs.pay_cap = 1.25;
  ForceConditions conditions = small_force(inputs, 5);
  conditions.levels = pay_levels(inputs, conditions.tables, PayRule::reactive);
  ASSERT_EQ(conditions.levels.size(), 4u);
  for (ForceYearConditions& year : conditions.years) year.pay.resize(4, year.pay.front());
  const std::vector<ForceYear> years = force_path(conditions, Aim{.active = 1e6}, 4);
  EXPECT_NEAR(years[0].pay_ratio, 1, 1e-12);
  EXPECT_NEAR(years[1].pay_ratio, 1.1, 1e-12);
  EXPECT_NEAR(years[3].pay_ratio, 1.25, 1e-12);
  EXPECT_NEAR(years[4].pay_ratio, 1.25, 1e-12);
}

}  // namespace
}  // namespace muster
