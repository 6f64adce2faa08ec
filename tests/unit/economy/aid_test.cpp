#include "muster/economy/aid.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

EconomyInputs twelve_billion() {
  EconomyInputs inputs;
  inputs.aid_level = 12;
  inputs.aid_half_life = 4;
  inputs.aid_years = 2.5;
  inputs.aid_total = 30;
  inputs.aid_weight_decay = 4;
  inputs.aid_weight_period = 4;
  inputs.aid_weight_amount = 2;
  return inputs;
}

TEST(Aid, DecaysByHalfEveryHalfLife) {
  EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), AidForm::decay, 0), 12);
  EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), AidForm::decay, 4), 6);
  EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), AidForm::decay, 8), 3);
}

TEST(Aid, OfAPeriodPaysNothingAfterItsEnd) {
  EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), AidForm::period, 1), 12);
  EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), AidForm::period, 2), 6);
  EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), AidForm::period, 3), 0);
}

TEST(Aid, OfAnAmountPaysItsTotalAndNoMore) {
  double paid = 0;
  for (int tau = 0; tau < 10; ++tau) paid += scheduled_aid(twelve_billion(), AidForm::amount, tau);
  EXPECT_DOUBLE_EQ(paid, 30);
}

TEST(Aid, StandsAtItsLevelBeforeTheCeasefireButForNone) {
  for (const AidForm form : {AidForm::decay, AidForm::period, AidForm::amount}) {
    EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), form, -1), 12);
  }
  EXPECT_DOUBLE_EQ(scheduled_aid(twelve_billion(), AidForm::none, -1), 0);
}

TEST(Aid, DrawnFormFollowsTheWeights) {
  EXPECT_EQ(drawn_form(twelve_billion(), 0.39), AidForm::decay);
  EXPECT_EQ(drawn_form(twelve_billion(), 0.41), AidForm::period);
  EXPECT_EQ(drawn_form(twelve_billion(), 0.81), AidForm::amount);
}

}  // namespace
}  // namespace muster
