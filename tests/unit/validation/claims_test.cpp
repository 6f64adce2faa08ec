#include "muster/validation/claims.hpp"

#include "muster/core/require.hpp"
#include "muster/sampling/stream.hpp"
#include "support/message_of.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace muster {
namespace {

using test::message_of;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr double failed = std::numeric_limits<double>::quiet_NaN();

std::string claim_text(const std::string& extra) {
  return "sentence = \"It holds\"\nscenario = \"s\"\nreading = \"as said\"\nsources = []\n" + extra;
}

Claim read(const std::string& extra) { return claim_of(parse_toml(claim_text(extra), "c.toml"), "c"); }

std::string fault(const std::string& text) {
  return message_of([&] { (void)claim_of(parse_toml(text, "c.toml"), "c"); });
}

TEST(Claims, AForceIsHeldAgainstItsThreshold) {
  const Claim most =
      read("quantity = \"max_force\"\nsays = \"at-most\"\nthreshold = 400_000\nband = [300_000, 400_000]\n");
  EXPECT_THAT(holds(most, std::vector<double>{399'999, 400'000, 400'001}), ElementsAre(1, 1, 0));
  EXPECT_EQ(most.band->at(0), 300'000);
  const Claim least = read("quantity = \"max_money\"\nsays = \"at-least\"\nthreshold = 400_000\n");
  EXPECT_THAT(holds(least, std::vector<double>{399'999, 400'000, 400'001}), ElementsAre(0, 1, 1));
}

TEST(Claims, CannotIsTheOtherSideOfCan) {
  const Claim can = read("quantity = \"sustained\"\ntarget = \"t\"\nsays = \"at-least\"\nthreshold = 1\n");
  const Claim cannot = read("quantity = \"sustained\"\ntarget = \"t\"\nsays = \"at-most\"\nthreshold = 0\n");
  const std::vector<double> sustained{1, 0, 1, 0};
  EXPECT_THAT(holds(can, sustained), ElementsAre(1, 0, 1, 0));
  EXPECT_THAT(holds(cannot, sustained), ElementsAre(0, 1, 0, 1));
}

TEST(Claims, ASurgeOrASelfFinancedYearIsThatOfATarget) {
  const Claim surge = read("quantity = \"surge\"\ntarget = \"t\"\nsays = \"at-least\"\nthreshold = 1\n");
  EXPECT_THAT(holds(surge, std::vector<double>{1, 0}), ElementsAre(1, 0));
  EXPECT_TRUE(is_of_target(surge.quantity));
  EXPECT_TRUE(is_of_target(ClaimQuantity::self_financed_year));
  EXPECT_FALSE(is_of_target(ClaimQuantity::max_force));
  EXPECT_THAT(fault(claim_text("quantity = \"surge\"\ntarget = \"t\"\nsays = \"at-least\"\nthreshold = 800000\n")),
              HasSubstr("threshold: found 800000 (surge is 1 or 0 in a trajectory)"));
}

TEST(Claims, NeverIsLaterThanAnyYear) {
  const Claim soon = read("quantity = \"self_financed_year\"\ntarget = \"t\"\nsays = \"at-most\"\nthreshold = 2037\n");
  EXPECT_THAT(holds(soon, std::vector<double>{2027, 2037, 2038, 0}), ElementsAre(1, 1, 0, 0));
}

TEST(Claims, AFailedTrajectoryIsNeitherYesNorNo) {
  const Claim most = read("quantity = \"max_force\"\nsays = \"at-most\"\nthreshold = 1\n");
  EXPECT_TRUE(std::isnan(holds(most, std::vector<double>{failed}).front()));
}

TEST(Claims, WordsFollowTheStatedScale) {
  EXPECT_STREQ(word_of(claim_word(1)), "supported");
  EXPECT_STREQ(word_of(claim_word(0.9)), "supported");
  EXPECT_STREQ(word_of(claim_word(0.8999)), "leaning");
  EXPECT_STREQ(word_of(claim_word(0.67)), "leaning");
  EXPECT_STREQ(word_of(claim_word(0.6699)), "open");
  EXPECT_STREQ(word_of(claim_word(0.3301)), "open");
  EXPECT_STREQ(word_of(claim_word(0.33)), "leaning against");
  EXPECT_STREQ(word_of(claim_word(0.1001)), "leaning against");
  EXPECT_STREQ(word_of(claim_word(0.1)), "contradicted");
  EXPECT_STREQ(word_of(claim_word(0)), "contradicted");
}

TEST(Claims, TheVerdictIsThatOfTheProbability) {
  const std::vector<double> held{1, 1, 1, 0, 1, 1, 1, 1};  // four draws of two futures
  const ClaimVerdict verdict = judge_claim(held, 2);
  EXPECT_DOUBLE_EQ(verdict.probability, 0.875);
  EXPECT_EQ(verdict.word, ClaimWord::leaning);
  EXPECT_LT(verdict.error.low, 0.875);
  EXPECT_GT(verdict.error.high, 0.875);
}

TEST(Claims, EveryFaultIsNamedAtOnce) {
  const std::string said =
      fault("sentence = \"x\"\nquantity = \"max_fore\"\nsays = \"most\"\nsorces = []\nthreshold = 1\n");
  EXPECT_THAT(said, HasSubstr("c.toml:4: unknown key \"sorces\"; did you mean \"sources\"?"));
  EXPECT_THAT(said, HasSubstr("c.toml: scenario: it is missing (a claim needs it); add scenario = ..."));
  EXPECT_THAT(
      said,
      HasSubstr("c.toml:2: quantity: found \"max_fore\" (it is none of the choices); did you mean \"max_force\"?"));
  EXPECT_THAT(said, HasSubstr("c.toml:3: says: found \"most\""));
  EXPECT_THAT(fault(claim_text("quantity = \"sustained\"\ntarget = \"t\"\nsays = \"at-least\"\nthreshold = 0.5\n")),
              HasSubstr("threshold: found 0.5 (sustained is 1 or 0 in a trajectory)"));
  EXPECT_THAT(fault(claim_text("quantity = \"sustained\"\nsays = \"at-least\"\nthreshold = 1\n")),
              HasSubstr("target: it is missing"));
  EXPECT_THAT(fault(claim_text("quantity = \"max_force\"\nsays = \"at-least\"\nthreshold = \"1\"\n")),
              HasSubstr("threshold: found \"1\" (a number is needed)"));
  EXPECT_THAT(fault(claim_text("quantity = \"max_force\"\nsays = \"at-least\"\nthreshold = 1\nband = [1]\n")),
              HasSubstr("band: found a list (two numbers of persons are needed)"));
}

/// 2,000 draws of two inputs: the claim holds when the first is above 0.7; the second has no part in it.
struct TwoInputs {
  std::vector<std::vector<double>> inputs{2};
  std::vector<double> held, margins;

  TwoInputs() {
    for (std::uint32_t draw = 0; draw < 2000; ++draw) {
      const auto u = [&](const char* name) {
        return uniform({.seed = 5, .draw = draw, .future = no_future, .purpose = purpose(name), .year = 0});
      };
      inputs[0].push_back(u("first"));
      inputs[1].push_back(u("second"));
      held.push_back(u("first") > 0.7 ? 1 : 0);
      margins.push_back(u("first"));
    }
  }
};

TEST(OverturningInputs, NameWhereTheClaimTips) {
  const TwoInputs all;
  const std::vector<Overturn> found = overturning_inputs(all.held, all.margins, all.inputs, 8);
  ASSERT_EQ(found.size(), 1u) << "the second input's correlation is that of chance";
  EXPECT_EQ(found[0].input, 0u);
  EXPECT_NEAR(found[0].rank_correlation, 1, 1e-12);
  EXPECT_NEAR(found[0].value.value_or(-1), 0.7, 0.01);
  EXPECT_NEAR(found[0].quantile.value_or(-1), 0.7, 0.03);
  EXPECT_EQ(found[0].p_low, 0);
  EXPECT_EQ(found[0].p_high, 1);
}

TEST(OverturningInputs, AFallingInfluenceTipsToo) {
  TwoInputs all;
  for (double& x : all.inputs[0]) x = -x;
  const std::vector<Overturn> found = overturning_inputs(all.held, all.margins, all.inputs, 8);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].rank_correlation, -1, 1e-12);
  EXPECT_NEAR(found[0].value.value_or(1), -0.7, 0.01);
}

TEST(OverturningInputs, AClaimThatAlwaysHoldsIsSwayedButNotOverturned) {
  TwoInputs all;
  std::ranges::fill(all.held, 1.0);
  const std::vector<Overturn> found = overturning_inputs(all.held, all.margins, all.inputs, 8);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(found[0].value.has_value());
  EXPECT_EQ(found[0].p_low, 1);
}

TEST(OverturningInputs, LeaveOutTablesAndFailedDraws) {
  TwoInputs all;
  std::ranges::fill(all.inputs[1], failed);
  all.held[3] = all.margins[3] = failed;
  const std::vector<Overturn> found = overturning_inputs(all.held, all.margins, all.inputs, 8);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].input, 0u);
}

}  // namespace
}  // namespace muster
