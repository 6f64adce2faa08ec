#include "muster/sampling/copula.hpp"

#include "muster/distributions/standard_normal.hpp"
#include "muster/sampling/design.hpp"
#include "support/message_of.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace muster {
namespace {

using Names = std::vector<std::string>;
using Pairs = std::vector<RankCorrelation>;

std::string message_of(const Names& names, const Pairs& pairs) {
  return test::message_of([&] { Copula(names, pairs); });
}

/// Correlated normals of two inputs at one draw of the design, from its inputs @p first and first + 1.
std::vector<double> pair_at(const Design& design, const Copula& copula, std::uint32_t draw, std::size_t first) {
  return copula.correlated(std::vector<double>{normal_quantile(design.uniform(draw, first)),
                                               normal_quantile(design.uniform(draw, first + 1))});
}

TEST(RankCorrelations, OfNormalsMeetTheClosedForm) {
  EXPECT_NEAR(rank_correlation(0.6), 0.581920104, 5e-10);
  EXPECT_NEAR(normal_correlation(rank_correlation(0.6)), 0.6, 1e-15);
  EXPECT_EQ(normal_correlation(0), 0);
}

// Correlation 0.6 of the normals has Spearman 6/pi asin(0.3) and Kendall 2/pi asin(0.6); integrated with scrambled
// points, whose error over 40 seeds was at most 2.2e-5 and 0.002.
TEST(Copula, HasTheSpearmanAndKendallCorrelationsOfTheNormal) {
  const Names names{"a", "b"};
  const Copula copula{names, Pairs{{"a", "b", rank_correlation(0.6)}}};
  const std::uint32_t draws = 1 << 16;
  const Design design{{.sampler = Sampler::sobol, .seed = 2, .draws = draws}, {"1", "2", "3", "4"}};
  double product = 0, concordance = 0;
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const std::vector<double> one = pair_at(design, copula, draw, 0), other = pair_at(design, copula, draw, 2);
    product += normal_cdf(one[0]) * normal_cdf(one[1]);
    concordance += (one[0] - other[0]) * (one[1] - other[1]) > 0 ? 1 : -1;
  }
  EXPECT_NEAR(12 * product / draws - 3, 0.581920104, 1e-4);
  EXPECT_NEAR(concordance / draws, 0.409665529, 6e-3);
}

TEST(Copula, LeavesUnlinkedInputsAndThoseDeclaredBeforeAlone) {
  const Names names{"first", "a", "alone", "b", "last"};
  const Copula copula{names, Pairs{{"b", "a", 0.5}}};
  const std::vector<double> independent{0.3, -1.2, 2.5, 0.7, -0.1};
  const std::vector<double> normals = copula.correlated(independent);
  for (const std::size_t kept : {0, 1, 2, 4}) EXPECT_EQ(normals[kept], independent[kept]);
  const double rho = 2 * std::sin(std::numbers::pi / 12);
  EXPECT_NEAR(normals[3], rho * -1.2 + std::sqrt(1 - rho * rho) * 0.7, 1e-15);
  EXPECT_TRUE(copula.is_linked(1) && copula.is_linked(3));
  EXPECT_FALSE(copula.is_linked(0) || copula.is_linked(2) || copula.is_linked(4));
}

TEST(Copula, SaysWhichPairIsWrong) {
  const Names names{"propensity", "stay_share"};
  EXPECT_EQ(message_of(names, {{"propensty", "stay_share", 0.4}}),
            "a correlation names the unknown input \"propensty\" (it is not declared); did you mean \"propensity\"?");
  EXPECT_EQ(
      message_of(names, {{"propensity", "propensity", 0.4}}),
      "the correlation (propensity, propensity) 0.4 is of an input with itself (that is always 1); name two inputs");
  EXPECT_EQ(message_of(names, {{"propensity", "stay_share", 1}}),
            "the correlation (propensity, stay_share) 1 is not inside (-1, 1) (the inputs would be one); write a rank "
            "between");
  EXPECT_EQ(message_of(names, {{"propensity", "stay_share", 0.4}, {"stay_share", "propensity", 0.3}}),
            "the correlation (stay_share, propensity) 0.3 is named twice (a pair has one rank); leave one out");
}

const Names contradicting_names{"a", "b", "c", "d", "e", "f"};
const Pairs contradicting{{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", -0.9}, {"c", "d", 0.2}, {"e", "f", 0.5}};

TEST(Copula, NamesThePairsThatContradictOneAnotherAndTheNearestThatDoNot) {
  EXPECT_EQ(
      message_of(contradicting_names, contradicting),
      "the rank correlations (a, b) 0.9, (a, c) -0.9, (b, c) 0.9 contradict one another (no distribution has all of "
      "them); write the nearest that one has: (a, b) 0.4834, (a, c) -0.4793, (a, d) -0.0368, (b, c) 0.4793, "
      "(b, d) 0.0368, (c, d) 0.1626");
}

TEST(Copula, SaysWhichPairsItMovedToTheNearestMatrix) {
  const std::vector<std::string> names{"a", "b", "c", "d"};
  const std::vector<RankCorrelation> pairs{{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", -0.9}, {"c", "d", 0.2}};
  const Copula nearest(names, pairs, Copula::Contradiction::take_nearest);
  ASSERT_GE(nearest.adjusted().size(), 3u);
  const AdjustedPair& first = nearest.adjusted().front();
  EXPECT_EQ(first.first, "a");
  EXPECT_EQ(first.second, "b");
  EXPECT_NEAR(first.asked, 0.9, 1e-12);
  EXPECT_LT(first.taken, 0.9);
  EXPECT_TRUE(Copula(names, std::vector<RankCorrelation>{{"a", "b", 0.9}}).adjusted().empty());
}

TEST(Copula, AcceptsTheNearestRanksItNamesAndMakesThemOnRequest) {
  const Copula written{contradicting_names, Pairs{{"a", "b", 0.4834},
                                                  {"a", "c", -0.4793},
                                                  {"a", "d", -0.0368},
                                                  {"b", "c", 0.4793},
                                                  {"b", "d", 0.0368},
                                                  {"c", "d", 0.1626},
                                                  {"e", "f", 0.5}}};
  const Copula nearest{contradicting_names, contradicting, Copula::Contradiction::take_nearest};
  const std::vector<double> independent{1, 0.5, -0.3, 0.8, 0.1, -2};
  const std::vector<double> expected = written.correlated(independent), found = nearest.correlated(independent);
  // Ranks written to four decimals move the least eigenvalue, 0.001, by up to a tenth, and so the smallest pivot.
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(found[i], expected[i], 0.02);
  EXPECT_NEAR(found[5], expected[5], 1e-15) << "a group without contradiction stays as written";
}

}  // namespace
}  // namespace muster
