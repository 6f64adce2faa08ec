#include "muster/distributions/distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

TEST(Distribution, WritesANotationThatReadsBackToTheSame) {
  for (const char* text :
       {"constant(-0.01)", "uniform(0.055, 0.075)", "triangular(0.3, 0.7, 1.2)", "pert(0.7, 1.1, 1.6)", "beta(44, 6)",
        "beta(2, 3, -1, 4)", "normal(0, 0.3)", "lognormal(0.055, 0.28)[0.025, 0.12]", "logitnormal(0.3, 0.8)",
        "discrete(1:0.25, 4:0.75)", "table(table-c_ref.csv)", "normal(0, 1)[8, inf]", "uniform(0, 1)[-inf, 0.5]"}) {
    const Distribution distribution = parse_distribution(text);
    EXPECT_EQ(to_text(distribution), text);
    EXPECT_EQ(parse_distribution(to_text(distribution)), distribution);
  }
}

TEST(Distribution, TakesABareNumberAsAConstant) {
  const Distribution distribution = parse_distribution(" 1.5 ");
  EXPECT_TRUE(is_constant(distribution));
  EXPECT_EQ(median(distribution), 1.5);
  EXPECT_EQ(mean(distribution), 1.5);
  EXPECT_EQ(quantile(distribution, 0.9), 1.5);
}

TEST(Distribution, GivesATableNoNumbers) {
  const Distribution table = parse_distribution("table(fit_age.csv)");
  EXPECT_TRUE(is_table(table));
  EXPECT_TRUE(std::isnan(quantile(table, 0.5)));
  EXPECT_TRUE(std::isnan(mean(table)));
  EXPECT_EQ(std::get<TableRef>(table).file(), "fit_age.csv");
}

}  // namespace
}  // namespace muster
