#include "muster/distributions/distribution.hpp"
#include "support/message_of.hpp"
#include "unit/distributions/law_checks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace muster {
namespace {

using test::message_of;

TEST(Distribution, WritesANotationThatReadsBackToTheSame) {
  for (const char* text :
       {"constant(-0.01)", "uniform(0.055, 0.075)", "triangular(0.3, 0.7, 1.2)", "pert(0.7, 1.1, 1.6)", "beta(44, 6)",
        "beta(2, 3, -1, 4)", "normal(0, 0.3)", "lognormal(0.055, 0.28)[0.025, 0.12]", "logitnormal(0.3, 0.8)",
        "discrete(1:0.25, 4:0.75)", "elicited(lognormal, 0.05:1, 0.5:2, 0.95:5)", "table(table-c_ref.csv)",
        "normal(0, 1)[8, inf]", "uniform(0, 1)[-inf, 0.5]", "lognormal(12000000000, 0.65)"}) {
    const Distribution distribution = parse_distribution(text);
    EXPECT_EQ(to_text(distribution), text);
    EXPECT_EQ(parse_distribution(to_text(distribution)), distribution);
  }
}

TEST(Distribution, ReadsWithOrWithoutSpaces) {
  EXPECT_EQ(parse_distribution(" pert( 0.7,1.1 , 1.6 ) [ 0.8,1.5 ] "),
            parse_distribution("pert(0.7,1.1,1.6)[0.8,1.5]"));
}

TEST(Distribution, TakesABareNumberAsAConstant) {
  const Distribution distribution = parse_distribution(" 1.5 ");
  EXPECT_TRUE(is_constant(distribution));
  EXPECT_EQ(median(distribution), 1.5);
  EXPECT_EQ(mean(distribution), 1.5);
  EXPECT_EQ(quantile(distribution, 0.9), 1.5);
  EXPECT_EQ(upper_quantile(distribution, 0.9), 1.5);
  EXPECT_EQ(share_below(distribution, 1.4), 0);
  EXPECT_EQ(share_below(distribution, 1.5), 1);
}

TEST(Distribution, GivesATableNoNumbers) {
  const Distribution table = parse_distribution("table(fit_age.csv)");
  EXPECT_TRUE(is_table(table));
  EXPECT_TRUE(std::isnan(quantile(table, 0.5)) && std::isnan(upper_quantile(table, 0.5)));
  EXPECT_TRUE(std::isnan(mean(table)) && std::isnan(share_below(table, 0)));
  EXPECT_EQ(std::get<TableRef>(table).file(), "fit_age.csv");
}

TEST(Distribution, PassesQuestionsToTheDistributionItHolds) {
  const Distribution cost = parse_distribution("lognormal(3, 0.5)");
  EXPECT_DOUBLE_EQ(median(cost), 3);
  EXPECT_DOUBLE_EQ(share_below(cost, 3), 0.5);
  EXPECT_DOUBLE_EQ(upper_quantile(cost, 0.3), quantile(cost, 0.7));
  EXPECT_DOUBLE_EQ(mean(cost), 3 * std::exp(0.125));
}

std::string refusal(const char* text) {
  return message_of([text] { (void)parse_distribution(text); });
}

TEST(ParseDistribution, NamesTheNearestSpelling) {
  EXPECT_EQ(
      refusal("trianglar(1, 2, 3)"),
      "unknown distribution \"trianglar\" (known are constant, uniform, triangular, pert, beta, normal, lognormal, "
      "logitnormal, discrete, elicited, table); did you mean \"triangular\"?");
  EXPECT_EQ(refusal("weibull(1, 2)"),
            "unknown distribution \"weibull\" (known are constant, uniform, triangular, pert, beta, normal, lognormal, "
            "logitnormal, discrete, elicited, table)");
}

TEST(ParseDistribution, SaysWhatIsNotReadable) {
  EXPECT_EQ(refusal("about three"),
            "\"about three\" is neither a number nor a distribution (no name with parameters in brackets); write as "
            "triangular(0.3, 0.7, 1.2)");
  EXPECT_EQ(refusal("normal(0, 1) or so"),
            "\"normal(0, 1) or so\" ends in \"or so\" (only a truncation may stand behind the parameters); write [low, "
            "high]");
  EXPECT_EQ(refusal("normal(0, 1,5)"), "normal(0, 1,5) has 3 parameters (it needs 2); write normal(mean, deviation)");
  EXPECT_EQ(refusal("beta(1, 2, 3)"),
            "beta(1, 2, 3) has 3 parameters (it needs 2 or 4); write beta(a, b) or beta(a, b, low, high)");
  EXPECT_EQ(
      refusal("uniform(low, 1)"),
      "uniform(low, 1): \"low\" is not a number (a parameter is a finite number with a decimal point); write it in "
      "digits");
  EXPECT_EQ(refusal("discrete(1)"),
            "discrete(1): \"1\" is not a pair (a colon stands between two numbers); write value:weight");
  EXPECT_EQ(refusal("elicited(normal, 0.5)"),
            "elicited(normal, 0.5): \"0.5\" is not a pair (a colon stands between two numbers); write share:value");
}

TEST(ParseDistribution, SaysWhatCannotBeTruncated) {
  EXPECT_EQ(refusal("normal(0, 1)[1]"),
            "normal(0, 1)[1] has 1 bounds (a truncation has two); write [low, high], with inf for none");
  EXPECT_EQ(refusal("constant(1)[0, 2]"),
            "constant(1)[0, 2] cannot be truncated (only a continuous distribution can); leave out [0, 2]");
  EXPECT_EQ(refusal("normal(0, 1)[high, 2]"),
            "normal(0, 1)[high, 2]: \"high\" is not a number (a parameter is a finite number with a decimal point); "
            "write it in digits");
}

}  // namespace
}  // namespace muster
