#include "muster/report/numbers_text.hpp"

#include <gtest/gtest.h>

#include <clocale>

namespace muster {
namespace {

TEST(ProbabilityText, FollowsTheRulesAtTheirEdges) {
  EXPECT_EQ(probability_text(0), "<0.01");
  EXPECT_EQ(probability_text(0.004999), "<0.01");
  EXPECT_EQ(probability_text(0.005), "0.01");
  EXPECT_EQ(probability_text(0.67), "0.67");
  EXPECT_EQ(probability_text(0.9949), "0.99");
  EXPECT_EQ(probability_text(0.995), ">0.99");

  EXPECT_EQ(probability_text(1), ">0.99");
}

TEST(ProbabilityText, TiesGoUpAsInTheScript) {
  EXPECT_EQ(probability_text(0.125), "0.13");  // exact in binary: printf would say 0.12
  EXPECT_EQ(probability_text(0.375), "0.38");
  EXPECT_EQ(probability_text(0.625), "0.63");
}

TEST(ProbabilityText, NoHitGivesTheRuleOfThree) {
  EXPECT_EQ(no_hit_text(4096), "0 of 4,096 draws (95% upper bound 3/4,096)");
  EXPECT_EQ(mark_text(0, 4096), "0 of 4,096");
  EXPECT_EQ(mark_text(0.001, 4096), "<0.01");
  EXPECT_EQ(no_hit_caption(4096), "0 of 4,096: in none of 4,096 draws, so the 95% upper bound is 3/4,096.");
}

TEST(ProbabilityRangeText, HasAnEnDashAndNoDoubledExtreme) {
  EXPECT_EQ(probability_range_text(0.28, 0.96), "0.28\u20130.96");
  EXPECT_EQ(probability_range_text(0, 0.004), "<0.01");
  EXPECT_EQ(probability_range_text(0, 1), "<0.01 to >0.99");
}

TEST(FrequencyText, CountsOfAHundred) {
  EXPECT_EQ(frequency_text(0.67), "67 of 100");
  EXPECT_EQ(frequency_text(0.001), "<1 of 100");
  EXPECT_EQ(frequency_text(0.999), ">99 of 100");
  EXPECT_EQ(frequency_range_text(0.28, 0.961), "28\u201396 of 100");
}

TEST(NumberText, HasCommasATrueMinusAndNoNegativeZero) {
  EXPECT_EQ(number_text(1234567.891, 1), "1,234,567.9");
  EXPECT_EQ(number_text(-1250.5, 1), "\u22121,250.5");
  EXPECT_EQ(number_text(-0.04, 1), "0.0");
  EXPECT_EQ(number_text(999, 0), "999");
}

TEST(NumberText, IgnoresTheLocale) {
  const char* before = std::setlocale(LC_ALL, nullptr);
  const std::string kept = before == nullptr ? "C" : before;
  std::setlocale(LC_ALL, "de_DE.UTF-8");
  EXPECT_EQ(number_text(0.5, 2), "0.50");
  std::setlocale(LC_ALL, kept.c_str());
}

TEST(RangeText, AvoidsADashBesideAMinus) {
  EXPECT_EQ(rounded_text(5408576), "5,410,000");
  EXPECT_EQ(rounded_text(-682496), "\u2212682,000");
  EXPECT_EQ(rounded_text(412.4), "412");
  EXPECT_EQ(range_text(68, 250, 0), "68\u2013250");
  EXPECT_EQ(range_text(-2, 1.5, 1), "\u22122.0 to 1.5");
}

TEST(Digits, FollowTheIntervalsWidth) {
  EXPECT_EQ(decimals_for_width(0.012), 3);
  EXPECT_EQ(decimals_for_width(0.4), 2);
  EXPECT_EQ(decimals_for_width(1), 1);
  EXPECT_EQ(decimals_for_width(175), 0);
  EXPECT_EQ(decimals_for_width(0), 0);
}

TEST(SignificantText, ShowsNoExponent) {
  EXPECT_EQ(significant_text(0.0075, 2), "0.0075");
  EXPECT_EQ(significant_text(30398000, 3), "30,400,000");
  EXPECT_EQ(significant_text(-0.5, 3), "\u22120.500");
  EXPECT_EQ(significant_text(0, 3), "0");
}

}  // namespace
}  // namespace muster
