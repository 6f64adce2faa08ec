#include "muster/results/results_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "muster/core/require.hpp"

namespace muster {
namespace {

using testing::HasSubstr;
using testing::Throws;
using testing::ThrowsMessage;

TEST(ResultsTable, ReadsNumbersTextAndEmptyCellsByName) {
  const auto table = read_results_table("t.csv", "target,active,reserve\n250k,250000,\n\"a \"\"b\"\", c\",1e6,0.5\n");
  ASSERT_EQ(table.size(), 2u);
  EXPECT_EQ(table.text(1, "target"), "a \"b\", c");
  EXPECT_EQ(table.number(0, "active"), 250000);
  EXPECT_EQ(table.number_if_any(0, "reserve"), std::nullopt);
  EXPECT_EQ(table.number_if_any(1, "reserve"), 0.5);
  EXPECT_TRUE(table.has("reserve"));
  EXPECT_FALSE(table.has("Reserve"));
}

TEST(ResultsTable, TakesQuotedNewlinesWindowsLineEndsAndNoLastNewline) {
  const auto table = read_results_table("t.csv", "a,b\r\n\"two\nlines\",2\r\n3,4");
  ASSERT_EQ(table.size(), 2u);
  EXPECT_EQ(table.text(0, "a"), "two\nlines");
  EXPECT_EQ(table.number(1, "b"), 4);
}

TEST(ResultsTable, SaysWhatIsWrong) {
  const auto reading = [](const char* csv) { return [csv] { (void)read_results_table("t.csv", csv); }; };
  EXPECT_THAT(reading(""), ThrowsMessage<InvalidInput>(HasSubstr("the file is empty")));
  EXPECT_THAT(reading("a,b\n1\n"), ThrowsMessage<InvalidInput>(HasSubstr("row 1 has 1 cells (the header has 2)")));
  EXPECT_THAT(reading("a,a\n"), ThrowsMessage<InvalidInput>(HasSubstr("column \"a\" comes twice")));
  EXPECT_THAT(reading("a,b\n1,2\n\"1,2\n"), ThrowsMessage<InvalidInput>(HasSubstr("t.csv:3: a quoted cell is never")));
  EXPECT_THAT(reading("a,b\n\"1\"x,2\n"),
              ThrowsMessage<InvalidInput>(HasSubstr("t.csv:2: text after a closing quote")));
  const auto table = read_results_table("t.csv", "a,b\n1;5,\n");
  EXPECT_THAT([&] { (void)table.number(0, "c"); }, ThrowsMessage<InvalidInput>(HasSubstr("no column \"c\"")));
  EXPECT_THAT([&] { (void)table.number(0, "a"); }, ThrowsMessage<InvalidInput>(HasSubstr("\"1;5\" is not a finite")));
  EXPECT_THAT([&] { (void)table.number(0, "b"); }, ThrowsMessage<InvalidInput>(HasSubstr("b is empty")));
}

}  // namespace
}  // namespace muster
