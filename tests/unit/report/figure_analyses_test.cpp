#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "muster/core/require.hpp"
#include "muster/report/analyses.hpp"
#include "muster/report/detail/contours.hpp"
#include "muster/report/document_drivers.hpp"
#include "muster/report/figure.hpp"
#include "muster/report/row_chart.hpp"
#include "muster/report/tables.hpp"
#include "sample_analyses.hpp"

namespace muster {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing_support::usual_results;
using testing_support::with_sample_analyses;

Figure made(const std::vector<Results>& results, const std::string& name) {
  FigureOptions options;
  options.wanted = {name};
  return make_figures(results, options).front();
}

ResultsTable csv_of(const Figure& figure) { return read_results_table("csv", figure.csv); }

bool shows(const Drawing& drawing, const std::string& text) {
  return std::ranges::any_of(drawing.texts, [&text](const TextBox& box) { return box.text == text; });
}

TEST(Tornado, SortsTheMainOutputsBarsAndMarksRivals) {
  const Figure figure = made({with_sample_analyses(usual_results())}, "F7");
  const auto csv = csv_of(figure);
  ASSERT_EQ(csv.size(), 6u);  // five inputs and a rival prior; the second output is not mixed in
  EXPECT_EQ(csv.text(0, "input"), "an_input_with_quite_a_long_name");
  double last = 1e300;
  for (std::size_t row = 0; row < csv.size(); ++row) {
    const double ends[] = {csv.number(row, "low_result"), csv.number(row, "base_result"),
                           csv.number(row, "high_result")};
    const double length = *std::ranges::max_element(ends) - *std::ranges::min_element(ends);
    EXPECT_LE(length, last);
    last = length;
  }
  EXPECT_TRUE(shows(figure.drawings[0], "wartime soldiers who stay, rival\u00A01"));
  EXPECT_THAT(figure.caption, HasSubstr("no interactions"));
}

TEST(Tornado, ShowsBothEndsOnTheSideTheyMoveTo) {
  const Figure figure = made({with_sample_analyses(usual_results())}, "F7");
  // propensity lowers M at both ends: two orange bars in its row, none blue; the others have one of each.
  const auto count = [&](const std::string& ink) {
    std::size_t n = 0;
    for (auto at = figure.drawings[0].svg.find("<rect class=\"f-" + ink); at != std::string::npos;
         at = figure.drawings[0].svg.find("<rect class=\"f-" + ink, at + 1)) {
      ++n;
    }
    return n;
  };
  EXPECT_EQ(count("orange"), 1u + 6u + 1u);  // key, six low ends, one high end
  EXPECT_EQ(count("sky"), 1u + 5u);
}

TEST(Sobol, SortsByTotalOrderShowsNegativesAndPrintsTheSum) {
  const Figure figure = made({with_sample_analyses(usual_results())}, "F8");
  const auto csv = csv_of(figure);
  ASSERT_EQ(csv.size(), 5u);  // yearly outputs, groups and rank correlations stay out
  for (std::size_t row = 0; row + 1 < csv.size(); ++row)
    EXPECT_GE(csv.number(row, "total"), csv.number(row + 1, "total"));
  EXPECT_EQ(csv.number(4, "first"), -0.01);
  EXPECT_THAT(figure.caption, HasSubstr("below zero"));
  // -0.01 + 0.4 (1 + 2 + 3 + 4) / 5 = 0.79
  EXPECT_TRUE(shows(figure.drawings[0], "Sum of first order: 0.79"));
}

TEST(Heatmap, TakesTheTargetTheTwoAssumptionsDecideAndMarksUncertainCells) {
  Results results = with_sample_analyses(usual_results());
  results.scenario_text += "[policy.pay]\nw_t = 1.5\n[inputs.b_peace]\ndistribution = \"lognormal(0.055, 0.28)\"\n";
  const Figure figure = made({results}, "F9");
  const auto csv = csv_of(figure);
  EXPECT_EQ(csv.size(), 42u);
  EXPECT_THAT(figure.title_sentence, HasSubstr("300k"));
  EXPECT_THAT(figure.caption, HasSubstr("Cross: the base case"));
  EXPECT_THAT(figure.caption, HasSubstr("Dots: 1 cells"));
  for (const char* level : {"0.1", "0.5", "0.9"}) EXPECT_TRUE(shows(figure.drawings[0], level)) << level;
  results.tables.erase("sweep/grid");
  results.tables.emplace("sweep/grid",
                         read_results_table("grid", "a,target,probability,ci_low,ci_high\n1,300k,0.5,0.4,0.6\n"));
  EXPECT_THAT([&] { (void)made({results}, "F9"); }, testing::ThrowsMessage<InvalidInput>(HasSubstr("varies 1 keys")));
}

TEST(Heatmap, TheRampOnlyGetsLighter) {
  double last = -1;
  for (int k = 0; k <= 100; ++k) {
    const std::string colour = ramp_hex(k / 100.0);
    double grey = 0;  // relative luminance of sRGB, IEC 61966-2-1
    const double weights[] = {0.2126, 0.7152, 0.0722};
    for (std::size_t c = 0; c < 3; ++c) {
      const double v = std::stoi(colour.substr(1 + 2 * c, 2), nullptr, 16) / 255.0;
      grey += weights[c] * (v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
    }
    EXPECT_GT(grey, last) << k;
    last = grey;
  }
}

TEST(Contours, OfAConeAreCirclesAndOfAPlaneAreStraight) {
  detail::Field cone, plane;
  for (int k = -20; k <= 20; ++k) {
    cone.x.push_back(k);
    cone.y.push_back(k);
  }
  plane.x = cone.x;
  plane.y = cone.y;
  for (const double y : cone.y) {
    for (const double x : cone.x) {
      cone.values.push_back(std::hypot(x, y));
      plane.values.push_back(2 * x + y);
    }
  }
  const auto circle = detail::contour_lines(cone, 10.3);
  ASSERT_EQ(circle.size(), 1u);  // one closed line
  for (const Point& p : circle[0]) EXPECT_NEAR(std::hypot(p.x, p.y), 10.3, 0.03);
  EXPECT_NEAR(circle[0].front().x, circle[0].back().x, 1e-9);
  const auto straight = detail::contour_lines(plane, 3.3);
  ASSERT_EQ(straight.size(), 1u);
  for (const Point& p : straight[0]) EXPECT_NEAR(2 * p.x + p.y, 3.3, 1e-9);
  EXPECT_TRUE(detail::contour_lines(cone, 99).empty());
}

TEST(Forms, AreMadeOfRunsThatDifferInFormAndNotOfThoseThatDifferInPolicy) {
  const Results base = usual_results();
  Results form = testing_support::sample_results({{"300k", 300000}}, 150000, 1e6), policy = base;
  form.scenario_text += "[population]\nvariant = \"un-medium\"\n";
  form.run.title = "The UN's people";
  policy.scenario_text += "[policy.pay]\nw_t = 2\n";
  policy.run.title = "Higher pay";
  const auto names = [](const std::vector<Results>& results) {
    std::vector<std::string> all;
    for (const Figure& figure : make_figures(results, {})) all.push_back(figure.name);
    return all;
  };
  EXPECT_THAT(names({base, form}), testing::Contains("forms"));
  EXPECT_THAT(names({base, policy}), Not(testing::Contains("forms")));
  const Figure figure = made({base, form}, "F15");
  EXPECT_TRUE(shows(figure.drawings[0], "The UN's people"));
  // The UN's people: 1 / (1 + (250/150)^4) = 0.1147; the base: 0.3749.
  EXPECT_THAT(figure.description, HasSubstr("At 250k the probability runs from 0.11 (The UN's people) to 0.37"));
}

TEST(Box, ShowsTheBoundsTheTrajectoryAndTheQuotableSentence) {
  const Figure figure = made({with_sample_analyses(usual_results())}, "box");
  EXPECT_EQ(figure.id, "PRIM");
  EXPECT_EQ(figure.description, "300,000 holds in 80 % of futures when stay_share is above 0.38");
  EXPECT_TRUE(shows(figure.drawings[0], "above 1.5, quasi-p <0.01"));
  EXPECT_TRUE(shows(figure.drawings[0], "below 3.0, quasi-p <0.01"));
}

TEST(Evppi, SortsByWorthAndTellsGroupsFromInputs) {
  const auto csv = csv_of(made({with_sample_analyses(usual_results())}, "evppi"));
  EXPECT_EQ(csv.text(0, "name"), "group: force");
  for (std::size_t row = 0; row + 1 < csv.size(); ++row)
    EXPECT_GE(csv.number(row, "evppi"), csv.number(row + 1, "evppi"));
  EXPECT_NEAR(csv.number(0, "ci_high") - csv.number(0, "evppi"), 1.96 * 0.02 * 170000, 1);
}

TEST(SensitivityTable, HasTheRowsOfTheTornadoInItsOrder) {
  const Results results = with_sample_analyses(usual_results());
  const auto figure = csv_of(made({results}, "F7"));
  const Table table = make_tables({&results, 1}, {"T5"}).front();
  const auto csv = read_results_table("T5", as_csv(table));
  ASSERT_EQ(csv.size(), figure.size());
  for (std::size_t row = 0; row < csv.size(); ++row) {
    EXPECT_EQ(csv.text(row, "input"), figure.text(row, "input"));
    EXPECT_EQ(csv.number(row, "low_result"), figure.number(row, "low_result"));
  }
}

TEST(Drivers, AreSaidInSentencesWithNothingOfANameTakenForMarkup) {
  testing_support::SampleAnalyses hostile;
  hostile.inputs.back() = "</p><script>alert(1)</script>";
  const std::string words = drivers_words(with_sample_analyses(usual_results(), hostile));
  EXPECT_THAT(words, HasSubstr("What spreads the maximum sustainable force M most: &lt;/p&gt;&lt;script&gt;"));
  EXPECT_THAT(words, HasSubstr("0.40 of its variance rests on inputs that are judged (grade D)."));
  EXPECT_THAT(words, HasSubstr("Most worth collecting before the decision: wartime soldiers who stay"));
  EXPECT_THAT(words, Not(HasSubstr("<script")));
  EXPECT_EQ(drivers_words(usual_results()), "");
}

TEST(Drivers, CallNothingWorthCollectingThatItsSimulationErrorCouldExplain) {
  Results results = usual_results();
  results.tables.emplace("value/evppi", read_results_table("evppi",
                                                           "input,group,evppi,std_error,share_of_evpi,rank\n"
                                                           "propensity,force,900,500,0.03,1\nfit,force,0,0,0,2\n"
                                                           ",force,4000,500,0.12,1\n"));
  EXPECT_THAT(drivers_words(results), HasSubstr("No single input is worth more"));
  const Figure figure = made({results}, "evppi");
  EXPECT_THAT(figure.description, HasSubstr("the largest is enlistment rate (0.03 of the worth of knowing all)"));
  EXPECT_FALSE(shows(figure.drawings[0], "fit"));  // worth nothing
}

TEST(Ledger, LeavesOutInputsThatRoundToNothingAndSaysHowMany) {
  Results results = usual_results();
  results.tables.emplace("sensitivity/ledger",
                         read_results_table("ledger",
                                            "output,grade,input,share_variance,share_distance,ci_low,ci_high\n"
                                            "M,D,,0.004,0.001,0,0.01\nM,D,decay,0.004,-0.004,0,0.01\n"
                                            "M,D,threat,0.004,0.3,0,0.01\n"));
  const auto tables = make_tables(std::vector<Results>{results}, {});
  const auto ledger = std::ranges::find(tables, "ledger", &Table::name);
  ASSERT_NE(ledger, tables.end());
  EXPECT_EQ(ledger->rows.size(), 2u);  // the grade itself stays
  EXPECT_THAT(ledger->notes.back(), HasSubstr("1 single inputs"));
}

TEST(Analyses, OfTheirOwnFolderJoinTheFirstRun) {
  Results sweep, hindcast;
  sweep.tables.emplace("grid", read_results_table("grid", testing_support::sample_grid("w_t", "b_peace")));
  hindcast.tables.emplace("points", read_results_table("points", "country\nukraine\n"));
  const auto runs = with_analyses({usual_results(), sweep, hindcast, usual_results()});
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_NE(runs[0].table("sweep/grid"), nullptr);
  EXPECT_NE(runs[0].table("points"), nullptr);
  EXPECT_EQ(runs[1].table("sweep/grid"), nullptr);
}

/// A run and a hindcast of two indicators of one country, from two origins.
Results with_hindcast() {
  Results hindcast;
  hindcast.run.draws_done = 1000;
  hindcast.run.seed = 7;
  hindcast.run.run_id = "0123456789ab";
  hindcast.run.version = "9.9.9";
  // From 2010, whose own year counts as held out: of four outcomes three lie in the wide interval, one in the narrow.
  hindcast.tables.emplace("points", read_results_table("points",
                                                       "country,indicator,origin,year,observed,q025,q10,q50,q90,q975\n"
                                                       "UKR,e0,2010,2010,70,68,69,69.9,71,72\n"
                                                       "UKR,e0,2010,2011,72.5,67,68,70,72,73\n"
                                                       "UKR,men_18_24,2010,2011,2500000,1,2,3,4,2600000\n"
                                                       "UKR,men_18_24,2000,2001,1,2,3,4,5,6\n"));
  hindcast.tables.emplace("known", read_results_table("known",
                                                      "country,indicator,origin,year,observed\n"
                                                      "UKR,men_18_24,2010,2010,2400000\n"
                                                      "UKR,men_18_24,2000,2000,2700000\n"));
  return with_analyses({usual_results(), hindcast}).front();
}

TEST(Backcast, NamesEachPanelInWordsWithItsUnitAndCountsEveryHeldOutYear) {
  const Figure figure = made({with_hindcast()}, "F13");
  EXPECT_TRUE(shows(figure.drawings[0], "Men 18\u201324 (million)"));
  EXPECT_TRUE(shows(figure.drawings[0], "Life expectancy at birth (years)"));
  EXPECT_THAT(figure.description, HasSubstr("Of 4 held-out points"));
  EXPECT_THAT(figure.description, HasSubstr("0.25 lie inside the 80% and 0.75 inside the 95%"));
  EXPECT_TRUE(shows(figure.drawings[0], "observed, known then"));
  const auto csv = csv_of(figure);
  ASSERT_EQ(csv.size(), 4u);                         // of the latest origin alone
  EXPECT_EQ(csv.text(0, "indicator"), "men_18_24");  // those who can serve come before life expectancy
  EXPECT_EQ(csv.number(0, "held_out"), 0);
  EXPECT_EQ(csv.number(0, "observed"), 2400000);
}

TEST(Captions, QuoteTheDrawsOfTheAnalysisThatMadeTheNumbers) {
  const Figure backcast = made({with_hindcast()}, "F13");
  EXPECT_TRUE(backcast.caption.ends_with("\n1,000 draws; run 0123456789ab, seed 7, muster 9.9.9.\n"))
      << backcast.caption;
  Results sweep;
  sweep.run.seed = 3;
  sweep.run.draws_done = 512;
  sweep.run.futures = 8;
  sweep.run.run_id = "ab";
  sweep.tables.emplace("grid", read_results_table("grid", testing_support::sample_grid("w_t", "b_peace")));
  const Figure heatmap = made(with_analyses({usual_results(), sweep}), "F9");
  EXPECT_THAT(heatmap.caption, HasSubstr("\n512 draws, 8 futures each; largest simulation error 0.080 in probability"));
  EXPECT_THAT(heatmap.caption, HasSubstr("run ab, seed 3"));
}

TEST(RowChart, RangesEndAtRoundStepsAroundTheNumbers) {
  EXPECT_EQ(round_range(0.03, 0.97), (std::pair<double, double>{0, 1}));
  EXPECT_EQ(round_range(-7, 12), (std::pair<double, double>{-7, 12}));
  EXPECT_EQ(round_range(-0.0005, 0.28).first, -0.02);  // a little below nought costs no whole tick
  const auto [low, high] = round_range(5, 5);
  EXPECT_LT(low, 5);
  EXPECT_GT(high, 5);
}

}  // namespace
}  // namespace muster
