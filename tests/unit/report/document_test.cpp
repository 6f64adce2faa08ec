#include "muster/report/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "muster/core/require.hpp"
#include "muster/report/document_answer.hpp"
#include "muster/report/document_data.hpp"
#include "muster/report/document_sections.hpp"
#include "muster/report/tables.hpp"

namespace muster {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* hostile = "</script><b onmouseover=alert(1)>\"'&";

Results small_run(const std::string& title) {
  Results results;
  results.run.title = title;
  results.run.scenario = title;
  results.run.draws_asked = results.run.draws_done = 400;
  results.run.futures = 4;
  results.scenario_text =
      "base_year = 2027\nceasefire_year = 0\nlevel = \"L2\"\n[sustained]\ndefinition = \"every-year\"\n"
      "reserve_counts = \"enrolled\"\nsettle = 3\nuntil = 15\nfill = 0.95\n";
  const auto put = [&results](const char* name, const std::string& csv) {
    results.tables.emplace(name, read_results_table(name, csv));
  };
  put("exceedance",
      "force_size,probability,ci_low,ci_high,p50_low,p50_high,p90_low,p90_high\n0,0.99,0,1,0,1,1,1\n"
      "300000,0.67,0,1,0,1,0.28,0.96\n305000,0.65,0,1,0,1,0.26,0.94\n1000000,0,0,1,0,1,0,0\n");
  put("probabilities",
      "target,active,reserve,band_high,definition,reserve_counts,draws,futures,successes,probability,std_error,ci_low,"
      "ci_high,ci_level,ci_method,p50_low,p50_high,p90_low,p90_high\n\"" +
          std::string("</script><b>") +
          "\",300000,,,every-year,enrolled,400,4,268,0.67,0.02,0.63,0.71,0.95,x,0.5,0.8,0.28,0.96\n");
  put("max_force", "output,quantile,max_force,ci_low,ci_high\nM,0.05,60000,0,0\nM,0.5,168000,0,0\nM,0.95,350000,0,0\n");
  put("constraints",
      "target,year,constraint,share,ci_low,ci_high\nmax_force,,money,0.34,0,1\nmax_force,,people,0.66,0,1\n");
  put("levels",
      "level,target,quantity,year,value,unit\nL0,300k,length_of_service,,8.29,years\nL1,,M,,211953,persons\n");
  return results;
}

std::string page_of(const Results& results) {
  const std::vector<Results> all{results};
  const auto tables = make_tables(all, {});
  Figure curve;
  curve.id = "F1";
  curve.name = "exceedance";
  curve.description = hostile;
  curve.caption = "One.\nTwo.";
  curve.csv = "force_thousand,probability\n0,0.123456789\n";
  curve.page_wide.svg = "<?xml version=\"1.0\"?>\n<svg data-plot=\"0 0 1 1\"></svg>";
  curve.page_narrow.svg = "<svg id=\"narrow\"></svg>";
  const std::vector<Figure> figures{curve};
  return write_document({all, figures, tables});
}

TEST(Document, AnswersFirstInASentenceWithDefinitionReserveAndWhatBinds) {
  const std::string page = page_of(small_run("A test"));
  EXPECT_THAT(page,
              HasSubstr("A force of 300,000 can be sustained with probability 0.67 (90% parameter interval 0.28 to "
                        "0.96). That is in 67 of 100 futures."));
  EXPECT_THAT(page,
              HasSubstr("<b>168 thousand</b> in the median future (90% prediction interval 60\u2013350 thousand)"));
  EXPECT_THAT(page, HasSubstr("no chance (L1) gives 212 thousand"));
  EXPECT_THAT(page, HasSubstr("In every year from 2030 to 2042, at least 95% of the active strength is there"));
  EXPECT_THAT(page, HasSubstr("The largest force is limited by people in 66 and money in 34 of 100 futures."));
  EXPECT_LT(page.find("id=\"answer\""), page.find("id=\"curve\""));
  EXPECT_LT(page.find("id=\"curve\""), page.find("id=\"binds\""));
  EXPECT_LT(page.find("id=\"binds\""), page.find("id=\"trust\""));
  EXPECT_LT(page.find("id=\"trust\""), page.find("id=\"reproduce\""));
}

TEST(Document, AsksNothingOfANetwork) {
  const std::string page = page_of(small_run("A test"));
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"));
  EXPECT_FALSE(std::regex_search(page, std::regex("(href|src)=\"(?!#|data:)")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
}

TEST(Document, ShowsHostileNamesAsText) {
  const std::string page = page_of(small_run(hostile));
  EXPECT_THAT(page, Not(HasSubstr("</script><b")));
  EXPECT_THAT(page, HasSubstr("<h1>&lt;/script&gt;&lt;b onmouseover=alert(1)&gt;&quot;&#39;&amp;</h1>"));
  const auto opened = std::regex("<script");
  EXPECT_EQ(std::distance(std::sregex_iterator(page.begin(), page.end(), opened), std::sregex_iterator()), 2);
}

TEST(Document, HoldsBothDrawingsAndTheirNumbers) {
  const std::string page = page_of(small_run("A test"));
  EXPECT_THAT(page, HasSubstr("<div class=\"drawing wide\"><svg data-plot"));
  EXPECT_THAT(page, HasSubstr("<div class=\"drawing narrow\"><svg id=\"narrow\""));
  EXPECT_THAT(page, Not(HasSubstr("<?xml")));
  EXPECT_THAT(page, HasSubstr("<td>0<td>0.12346\n"));
  EXPECT_THAT(page, HasSubstr("href=\"data:text/csv;charset=utf-8,force_thousand,probability%0A0,0.123456789%0A\""));
}

TEST(FigureBlock, NamesTheFileOfNumbersTooManyForAPage) {
  Figure figure;
  figure.name = "long";
  figure.csv = "x\n";
  for (int i = 0; i < 40000; ++i) figure.csv += "12345\n";
  const std::string html = figure_block(figure);
  EXPECT_THAT(html, HasSubstr("Its 40000 lines of numbers are in fig-long.csv"));
  EXPECT_LT(html.size(), 1000u);
}

TEST(Document, GivesTheSameBytesTwice) { EXPECT_EQ(page_of(small_run("x")), page_of(small_run("x"))); }

TEST(Document, LeavesOutWhatARunHasNoNumbersFor) {
  const std::string page = page_of(small_run("x"));
  EXPECT_THAT(page, Not(HasSubstr("id=\"drivers\"")));
  EXPECT_THAT(page, Not(HasSubstr("href=\"#scenarios\"")));
  EXPECT_THAT(page, HasSubstr("length of service"));
  EXPECT_THROW((void)write_document({}), InvalidInput);
}

TEST(Document, SaysWhenARunWasInterrupted) {
  Results results = small_run("x");
  results.run.complete = false;
  results.run.draws_asked = 1000;
  EXPECT_THAT(page_of(results), HasSubstr("This run was interrupted: 400 of 1000 draws are done."));
}

TEST(PointAt, IsTheTableOnTheGridAndLinearBetween) {
  const auto curve = exceedance_curve(small_run("x"));
  EXPECT_EQ(point_at(curve, 305000).probability, 0.65);
  EXPECT_NEAR(point_at(curve, 302500).probability, 0.66, 1e-12);
  EXPECT_NEAR(point_at(curve, 302500).p90_low, 0.27, 1e-12);
  EXPECT_EQ(point_at(curve, 2e6).probability, 0);
  EXPECT_EQ(point_at({}, 5).probability, 0);
}

TEST(FrequencySentence, CountsDrawsWhereNoneHadIt) {
  EXPECT_EQ(frequency_sentence(0, 4096), "That is in 0 of 4,096 draws (95% upper bound 3/4,096).");
  EXPECT_EQ(frequency_sentence(0.001, 4096), "That is in fewer than 1 of 100 futures.");
  EXPECT_EQ(frequency_sentence(0.999, 4096), "That is in more than 99 of 100 futures.");
}

TEST(InertJson, LeavesNothingThatEndsAScript) {
  EXPECT_EQ(inert_json("\"</script>&\u2028\""), "\"\\u003c/script\\u003e\\u0026\\u2028\"");
  EXPECT_THAT(document_data(small_run(hostile)), Not(HasSubstr("<")));
}

}  // namespace
}  // namespace muster
