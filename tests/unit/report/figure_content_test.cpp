#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "muster/core/require.hpp"
#include "muster/report/figure.hpp"
#include "muster/results/results_table.hpp"
#include "sample_results.hpp"

namespace muster {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_support::sample_results;
using testing_support::usual_results;

Figure made(const Results& results, const std::string& name) {
  FigureOptions options;
  options.wanted = {name};
  return make_figures({&results, 1}, options).front();
}

bool shows(const Drawing& drawing, const std::string& text) {
  return std::ranges::any_of(drawing.texts, [&text](const TextBox& box) { return box.text == text; });
}

TEST(Exceedance, TheReadOutEqualsTheCsvAndTheRun) {
  const Results results = usual_results();
  const Figure figure = made(results, "exceedance");
  const auto csv = read_results_table("csv", figure.csv);
  const auto& run = *results.table("probabilities");
  ASSERT_EQ(run.text(0, "target"), "non-alignment");
  std::size_t found = 0;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    if (csv.text(row, "label") == "250k alone") {
      EXPECT_EQ(csv.number(row, "probability"), run.number(0, "probability"));
      ++found;
    }
    if (csv.text(row, "label") == "250k + 275k enrolled") {
      EXPECT_EQ(csv.number(row, "probability"), run.number(1, "probability"));
      ++found;
    }
  }
  EXPECT_EQ(found, 2u);
  // P(250k) = 1 / (1 + (250/220)^4) = 0.3749 and 0.7 of it: 0.2624.
  EXPECT_TRUE(shows(figure.drawings[0], "0.37"));
  EXPECT_TRUE(shows(figure.drawings[0], "0.26"));
  EXPECT_THAT(figure.description, HasSubstr("250k alone 0.37"));
  EXPECT_TRUE(shows(figure.page_narrow, "250k + 275k enrolled"));  // nothing is cut on a telephone
}

TEST(Exceedance, GuidesStandAboveThePlotAndTheTailAppearsForRareTargetsOnly) {
  const Figure rare = made(usual_results(), "exceedance");
  for (const char* label : {"250k", "300k\u2013400k", "800k"}) EXPECT_TRUE(shows(rare.drawings[0], label)) << label;
  EXPECT_TRUE(shows(rare.drawings[0], "Tail, logarithmic axis"));
  const Figure likely = made(sample_results({{"a", 200000}}, 220000, 1e6), "exceedance");
  EXPECT_FALSE(shows(likely.drawings[0], "Tail, logarithmic axis"));
}

TEST(Figures, ShowTheAskedTargetOrNameThoseThereAre) {
  const Results results = usual_results();
  FigureOptions options;
  options.wanted = {"constraints"};
  EXPECT_THAT(make_figures({&results, 1}, options).front().caption, HasSubstr("a force of 400k"));
  options.target = AskedTarget{250000, std::nullopt};
  EXPECT_THAT(make_figures({&results, 1}, options).front().caption, HasSubstr("a force of 250k + 275k reserve"));
  options.target = AskedTarget{500000, std::nullopt};
  EXPECT_THAT(
      [&] {
        (void)make_figures({&results, 1}, options);
      },
      testing::ThrowsMessage<InvalidInput>(
          HasSubstr("500k is no target of sample (its targets are 250k+275k, 300k, 350k, 400k, 800k)")));
}

TEST(Constraints, SharesOfTheCsvSumToOneInEveryYear) {
  const auto csv = read_results_table("csv", made(usual_results(), "constraints").csv);
  std::map<std::string, double> sums;
  for (std::size_t row = 0; row < csv.size(); ++row) sums[csv.text(row, "year")] += csv.number(row, "share");
  EXPECT_EQ(sums.size(), 14u);  // 13 years, and what binds M
  for (const auto& [year, sum] : sums) EXPECT_NEAR(sum, 1, 1e-12) << year;
}

TEST(Shortfall, NeverFallsAndSaysWhereNoDrawHeldOut) {
  const Figure figure = made(sample_results({{"300k", 300000}, {"all", 1e12}}, 220000, 1e6), "shortfall");
  const auto csv = read_results_table("csv", figure.csv);
  std::map<std::string, double> before;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    double& last = before[csv.text(row, "target")];
    EXPECT_GE(csv.number(row, "short_by_then"), last);
    last = csv.number(row, "short_by_then");
  }
  EXPECT_EQ(before.size(), 2u);
  EXPECT_TRUE(std::ranges::any_of(figure.drawings[0].texts,
                                  [](const TextBox& box) { return box.text.ends_with(": 0 of 100"); }));
  EXPECT_THAT(figure.caption, HasSubstr("0 of 100: in none of 100 draws, so the 95% upper bound is 3/100."));
}

TEST(ByYear, MarksOnlyWhereALineFallsThroughOneHalf) {
  Results results = sample_results({{"300k", 300000}}, 220000, 1e6);
  results.tables.insert_or_assign(
      "years", read_results_table("years.csv",
                                  "target,year,passing,passing_ci_low,passing_ci_high,passing_p90_low,passing_p90_high,"
                                  "short_by,short_ci_low,short_ci_high\n"
                                  "300k,2030,0.2,0,1,0,1,0,0,1\n300k,2031,0.6,0,1,0,1,0,0,1\n"
                                  "300k,2032,0.7,0,1,0,1,0,0,1\n300k,2036,0.3,0,1,0,1,0,0,1\n"));
  const Figure figure = made(results, "by-year");
  EXPECT_TRUE(shows(figure.drawings[0], "2034"));  // from 0.7 in 2032 to 0.3 in 2036
  EXPECT_TRUE(shows(figure.drawings[0], "falls through 0.5"));
}

TEST(Priors, RivalsAreLinesOverTheFilledPrior) {
  const Figure figure = made(usual_results(), "priors");
  const auto csv = read_results_table("csv", figure.csv);
  double low = 1e9, high = -1e9, single = 0;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    if (csv.text(row, "rival") == "1") {  // uniform(0.3, 0.5), drawn between its 0.1% and 99.9% quantiles
      low = std::min(low, csv.number(row, "value"));
      high = std::max(high, csv.number(row, "value"));
      EXPECT_NEAR(csv.number(row, "relative_density"), 1, 1e-6);
    }
    if (csv.text(row, "rival") == "2") single = csv.number(row, "value");
  }
  EXPECT_NEAR(low, 0.3, 0.002);
  EXPECT_NEAR(high, 0.5, 0.002);
  EXPECT_EQ(single, 1.2);
  EXPECT_TRUE(shows(figure.drawings[0], "rival prior"));
  EXPECT_THAT(figure.caption, HasSubstr("rival priors"));
}

TEST(Flows, TheNetIsTheSumOfItsParts) {
  const auto csv = read_results_table("csv", made(usual_results(), "flows").csv);
  for (std::size_t row = 0; row < csv.size(); ++row) {
    double sum = 0;
    for (const char* part : {"recruits", "called_up", "training_dropouts", "left", "released", "other"}) {
      sum += csv.number(row, std::string(part) + "_persons");
    }
    EXPECT_NEAR(sum, csv.number(row, "net_persons"), 1e-6);
  }
}

TEST(Captions, EndWithDrawsErrorRunSeedAndVersionAndNameTheirIntervals) {
  const Results results = usual_results();
  for (const Figure& figure : make_figures({&results, 1}, {})) {
    const std::string last = figure.caption.substr(figure.caption.rfind('\n', figure.caption.size() - 2) + 1);
    EXPECT_THAT(last, HasSubstr("100 draws, 4 futures each")) << figure.name;
    EXPECT_THAT(last, HasSubstr("run 0123456789ab, seed 1, muster 0.1.0")) << figure.name;
    EXPECT_THAT(figure.caption, Not(HasSubstr("\u00b1"))) << figure.name;
    EXPECT_THAT(figure.caption, Not(HasSubstr("90% interval"))) << figure.name;
    EXPECT_EQ(figure.caption.find(figure.title_sentence), 0u) << figure.name;
  }
}

TEST(Svg, CarriesTitleDescriptionSizeInMillimetresAndOnlyHouseColours) {
  const Results results = usual_results();
  const std::string house =
      "#000000 #0072B2 #D55E00 #009E73 #CC79A7 #E69F00 #56B4E9 #F0E442 #C9DFEE "
      "#8DBDDD #595959 #EEEEEE #FFFFFF";
  for (const Figure& figure : make_figures({&results, 1}, {})) {
    const std::string& svg = figure.drawings[0].svg;
    EXPECT_THAT(svg, HasSubstr("width=\"180.00mm\"")) << figure.name;
    EXPECT_THAT(svg, HasSubstr("<title id=\"" + figure.name + "-180-title\">")) << figure.name;
    EXPECT_THAT(svg, Not(HasSubstr("opacity"))) << figure.name;
    for (std::size_t i = svg.find("\"#"); i != std::string::npos; i = svg.find("\"#", i + 1)) {
      EXPECT_THAT(house, HasSubstr(svg.substr(i + 1, 7))) << figure.name;
    }
  }
}

TEST(Figures, TheSameRunGivesTheSameBytes) {
  const Results results = usual_results();
  const auto first = make_figures({&results, 1}, {}), second = make_figures({&results, 1}, {});
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].drawings[0].svg, second[i].drawings[0].svg);
    EXPECT_EQ(first[i].csv, second[i].csv);
  }
}

TEST(Figures, AWantedFigureWithoutItsNumbersIsRefusedByFile) {
  Results results = usual_results();
  results.tables.erase("paths");
  EXPECT_THAT([&] { (void)made(results, "fan"); },
              testing::ThrowsMessage<InvalidInput>(HasSubstr("paths.csv is missing")));
  EXPECT_THAT([&] { (void)made(results, "backcast"); }, testing::ThrowsMessage<InvalidInput>(HasSubstr("points.csv")));
}

}  // namespace
}  // namespace muster
