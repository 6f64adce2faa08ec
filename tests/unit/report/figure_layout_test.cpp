#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "muster/core/require.hpp"
#include "muster/report/figure.hpp"
#include "muster/report/placement.hpp"
#include "sample_analyses.hpp"

namespace muster {
namespace {

using testing_support::sample_results;
using testing_support::SampleAnalyses;
using testing_support::SampleTarget;
using testing_support::usual_results;
using testing_support::with_sample_analyses;

constexpr double points_per_mm = 72 / 25.4;

/// Every text on the page, none over another, none too small.
void expect_laid_out(const Figure& figure, const Drawing& drawing, const std::string& what) {
  SCOPED_TRACE(what + ", " + figure.name + " at " + std::to_string(drawing.width_mm) + " mm");
  ASSERT_FALSE(drawing.texts.empty());
  const double width = drawing.width_mm * points_per_mm, height = drawing.height_mm * points_per_mm;
  for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
    const TextBox& a = drawing.texts[i];
    EXPECT_GE(a.size, 7) << a.text;
    EXPECT_TRUE(a.box.left >= 0 && a.box.top >= 0 && a.box.right <= width && a.box.bottom <= height)
        << '"' << a.text << "\" leaves the page: " << a.box.left << ' ' << a.box.top << ' ' << a.box.right << ' '
        << a.box.bottom;
    for (std::size_t j = i + 1; j < drawing.texts.size(); ++j) {
      EXPECT_FALSE(overlap(a.box, drawing.texts[j].box))
          << '"' << a.text << "\" over \"" << drawing.texts[j].text << '"';
    }
  }
}

void expect_all_laid_out(const Results& results, const std::string& what) {
  FigureOptions options;
  options.widths_mm = {190, 180, 140, 114, 88, 87};
  for (const Figure& figure : make_figures({&results, 1}, options)) {
    for (const Drawing& drawing : figure.drawings) expect_laid_out(figure, drawing, what);
    expect_laid_out(figure, figure.page_wide, what);
    expect_laid_out(figure, figure.page_narrow, what);
  }
  options.style = FigureStyle::slides;
  for (const Figure& figure : make_figures({&results, 1}, options)) {
    expect_laid_out(figure, figure.drawings.front(), what + ", slide");
    EXPECT_GE(figure.drawings.front().texts.front().size, 14);
  }
}

TEST(FigureLayout, NothingOverlapsOrLeavesThePageInTheUsualRun) { expect_all_laid_out(usual_results(), "usual"); }

TEST(FigureLayout, HoldsForOneTarget) { expect_all_laid_out(sample_results({{"300k", 300000}}, 220000, 1e6), "one"); }

TEST(FigureLayout, HoldsForTwentyTargetsWithLongNames) {
  std::vector<SampleTarget> targets;
  for (int k = 1; k <= 20; ++k) {
    targets.push_back({"A force of the size that one treaty draft of many would allow, number " + std::to_string(k),
                       40123.0 * k, 45678.0 * k});
  }
  expect_all_laid_out(sample_results(targets, 300000, 1e6), "twenty");
}

TEST(FigureLayout, HoldsForTinyAndForHugeNumbers) {
  expect_all_laid_out(sample_results({{"tiny", 3}, {"small", 12}}, 8, 40), "tiny");
  expect_all_laid_out(sample_results({{"huge", 250e6, 275e6}, {"more", 800e6}}, 300e6, 1e9), "huge");
}

TEST(FigureLayout, HoldsForHostileNames) {
  const auto results = sample_results({{"</text><script>alert(1)</script> & \"'", 300000}}, 220000, 1e6);
  expect_all_laid_out(results, "hostile");
  for (const Figure& figure : make_figures({&results, 1}, {})) {
    EXPECT_THAT(figure.page_wide.svg, testing::Not(testing::HasSubstr("<script")));
    EXPECT_THAT(figure.gnuplot, testing::Not(testing::HasSubstr("<script")));
  }
}

TEST(FigureLayout, HoldsForTheAnalysesFewAndMany) {
  const Results usual = usual_results();
  expect_all_laid_out(with_sample_analyses(usual), "analyses");
  expect_all_laid_out(with_sample_analyses(usual, {{"alone"}, 0.3, 1e-5}), "one input");
  SampleAnalyses many{{}, 3e8, 4e11};
  for (int k = 0; k < 30; ++k)
    many.inputs.push_back("an_input_whose_name_is_longer_than_any_margin_" + std::to_string(k));
  expect_all_laid_out(with_sample_analyses(usual, many), "thirty inputs");
}

TEST(FigureLayout, HoldsForComparisonsOfTwoAndOfTwelveRuns) {
  for (const std::size_t runs : {2, 12}) {
    std::vector<Results> results;
    for (std::size_t k = 0; k < runs; ++k) {
      Results one = sample_results({{"300k", 300000}}, 220000 + 9000.0 * static_cast<double>(k), 1e6);
      one.scenario_text += k == 0 ? "" : "[population]\nvariant = \"form " + std::to_string(k) + "\"\n";
      one.run.title = "A scenario with a title that no margin holds in a single line, number " + std::to_string(k);
      std::string force = "output,quantile,max_force,ci_low,ci_high\n";
      for (const double q : {0.05, 0.25, 0.5, 0.75, 0.95}) force += fmt::format("M,{},{},1,2\n", q, 4e5 * q);
      one.tables.emplace("max_force", read_results_table("max_force.csv", force));
      results.push_back(std::move(one));
    }
    FigureOptions options;
    options.wanted = {"F10", "F15"};
    options.widths_mm = {183, 114, 87};
    for (const Figure& figure : make_figures(results, options)) {
      for (const Drawing& drawing : figure.drawings) expect_laid_out(figure, drawing, std::to_string(runs) + " runs");
      expect_laid_out(figure, figure.page_narrow, std::to_string(runs) + " runs");
    }
  }
}

TEST(FigureLayout, AnUnknownFigureIsRefusedWithTheNamesThereAre) {
  const Results results = usual_results();
  FigureOptions options;
  options.wanted = {"F99"};
  EXPECT_THAT(
      [&] {
        (void)make_figures({&results, 1}, options);
      },
      testing::ThrowsMessage<InvalidInput>(testing::HasSubstr("no figure \"F99\" (the names are exceedance, fan")));
  options.wanted = {"F2"};
  EXPECT_EQ(make_figures({&results, 1}, options).front().name, "fan");
}

}  // namespace
}  // namespace muster
