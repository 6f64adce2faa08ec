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
}

TEST(Exceedance, GuidesStandAboveThePlotAndTheTailAppearsForRareTargetsOnly) {
  const Figure rare = made(usual_results(), "exceedance");
  for (const char* label : {"250k", "300k\u2013400k", "800k"}) EXPECT_TRUE(shows(rare.drawings[0], label)) << label;
  EXPECT_TRUE(shows(rare.drawings[0], "Tail, logarithmic axis"));
  const Figure likely = made(sample_results({{"a", 200000}}, 220000, 1e6), "exceedance");
  EXPECT_FALSE(shows(likely.drawings[0], "Tail, logarithmic axis"));
}

TEST(Constraints, SharesOfTheCsvSumToOneInEveryYear) {
  const auto csv = read_results_table("csv", made(usual_results(), "constraints").csv);
  std::map<std::string, double> sums;
  for (std::size_t row = 0; row < csv.size(); ++row) sums[csv.text(row, "year")] += csv.number(row, "share");
  EXPECT_EQ(sums.size(), 14u);  // 13 years, and what binds M
  for (const auto& [year, sum] : sums) EXPECT_NEAR(sum, 1, 1e-12) << year;
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
