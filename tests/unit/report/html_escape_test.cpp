#include "muster/report/html_escape.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

TEST(HtmlEscaped, LeavesNothingThatEndsTextOrAttribute) {
  EXPECT_EQ(html_escaped("</script><b a='1' c=\"2\">&"), "&lt;/script&gt;&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;");
  EXPECT_EQ(html_escaped(std::string("a\0b\x1b", 4)), "ab");
}

TEST(LatexEscaped, MakesEverySpecialCharacterPrint) {
  EXPECT_EQ(latex_escaped("50% of {a_b} & #1 \\x"), "50\\% of \\{a\\_b\\} \\& \\#1 \\textbackslash{}x");
  EXPECT_EQ(latex_escaped("\u22121\u20132"), "$-$1--2");
}

TEST(LatexEscaped, KeepsLatinLettersAndMarksWhatLatexCannotSet) {
  EXPECT_EQ(latex_escaped("Zürich, Łódź"), "Zürich, Łódź");
  EXPECT_EQ(latex_escaped("Київ"), "????");
}

TEST(CsvField, QuotesOnlyWhereItMust) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a,\"b\""), "\"a,\"\"b\"\"\"");
}

TEST(DataUri, CannotEndItsAttributeAndKeepsBytes) {
  EXPECT_EQ(data_uri("text/csv", "a,\"b\"\n<#%"), "data:text/csv;charset=utf-8,a,%22b%22%0A%3C%23%25");
}

}  // namespace
}  // namespace muster
