#include "muster/report/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Column column(std::string name, std::string heading) {
  Column made;
  made.name = std::move(name);
  made.heading = std::move(heading);
  return made;
}

Table forces() {
  Column target = column("target", "Target");
  target.align = Align::left;
  Column median = column("median", "Median");
  median.unit = "thousand";
  Column p = column("p", "P");
  p.group = "Every year";
  Column p90 = column("p90", "90%");
  p90.group = "Every year";
  p90.is_range = true;
  Table table;
  table.id = "T0";
  table.name = "forces";
  table.caption = "Forces & chances.";
  table.columns = {target, median, p, p90};
  table.rows = {
      {Words{"100% </script><b>"}, Quantity{123456, 1, 1000}, Probability{0.125}, ProbabilityRange{0.02, 0.961}},
      {Words{"a|b,\"c\""}, Quantity{-2000, 0, 1000}, Probability{0, 4096}, NoValue{}}};
  table.notes = {"A_b"};
  return table;
}

TEST(Table, CsvHoldsRawNumbersAndBothEndsOfARange) {
  EXPECT_EQ(as_csv(forces()),
            "target,median,p,p90_low,p90_high\n"
            "100% </script><b>,123456,0.125,0.02,0.961\n"
            "\"a|b,\"\"c\"\"\",-2000,0,,\n");
}

TEST(Table, LatexHasThreeRulesNoVerticalLineAndItsPointsInLine) {
  const std::string tex = as_latex(forces());
  EXPECT_THAT(tex, HasSubstr("\\begin{tabular}{@{}lrrr@{}}\n\\toprule\n"));
  EXPECT_THAT(tex, HasSubstr("100\\% $<$/script$>$$<$b$>$ & 123.5 & 0.13 & 0.02--0.96 \\\\\n"));
  EXPECT_THAT(tex, HasSubstr("& $-$2\\phantom{.0} & 0 of 4,096 &  \\\\\n\\bottomrule"));
  EXPECT_THAT(tex, HasSubstr(" & (thousand) & "));
  EXPECT_THAT(tex, HasSubstr("\\multicolumn{2}{c}{Every year}"));
  EXPECT_THAT(tex, HasSubstr("A\\_b"));
  EXPECT_THAT(tex, Not(HasSubstr("rule{")));
  EXPECT_THAT(tex, Not(HasSubstr("\\hline")));
}

TEST(Table, MarkdownKeepsItsColumnsWhateverTheTextHolds) {
  const std::string md = as_markdown(forces());
  EXPECT_THAT(md, HasSubstr("**T0.** Forces & chances.\n\n| Target | Median (thousand) | Every year: P |"));
  EXPECT_THAT(md, HasSubstr("\n| --- | ---: | ---: | ---: |\n"));
  EXPECT_THAT(md, HasSubstr("| a\\|b,\"c\" | \u22122 | 0 of 4,096 |  |"));
  EXPECT_THAT(md, HasSubstr("100% &lt;/script&gt;&lt;b&gt;"));
}

TEST(Table, HtmlNamesItsScopesAndShowsHostileTextAsText) {
  const std::string html = as_html(forces());
  EXPECT_THAT(html, HasSubstr("<caption><b>T0.</b> Forces &amp; chances.</caption>"));
  EXPECT_THAT(html, HasSubstr("<th colspan=\"2\" scope=\"colgroup\" class=\"span\">Every year</th>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\" class=\"txt\">100% &lt;/script&gt;&lt;b&gt;</th>"));
  EXPECT_THAT(html, Not(HasSubstr("<b>Forces")));
  EXPECT_THAT(html, Not(HasSubstr("</script>")));
  EXPECT_THAT(html,
              HasSubstr("<span class=\"as-p\">0.02\u20130.96</span><span class=\"as-f\">2\u201396 of 100</span>"));
  EXPECT_THAT(html, HasSubstr("\u22122<span class=\"pad\" aria-hidden=\"true\">.0</span>"));
}

TEST(Table, ColumnsForProgramsStayOutOfSight) {
  Table table = forces();
  table.columns[1].audience = Audience::programs;
  EXPECT_THAT(as_csv(table), HasSubstr("target,median,p,"));
  EXPECT_THAT(as_markdown(table), Not(HasSubstr("Median")));
  table.columns[1].audience = Audience::readers;
  EXPECT_THAT(as_csv(table), HasSubstr("target,p,"));
}

TEST(Table, EmptyTableStillHasItsHeader) {
  Table none = forces();
  none.rows.clear();
  EXPECT_EQ(as_csv(none), "target,median,p,p90_low,p90_high\n");
  EXPECT_THAT(as_latex(none), HasSubstr("\\midrule\n\\bottomrule"));
}

}  // namespace
}  // namespace muster
