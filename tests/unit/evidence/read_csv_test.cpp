#include "muster/evidence/read_csv.hpp"

#include "muster/core/require.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using testing::ElementsAre;

std::string fault_of(std::string_view text) {
  try {
    (void)parse_csv(text, "data.csv");
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "nothing was wrong";
}

TEST(ReadCsv, ReadsQuotedCommasQuotesAndLineEnds) {
  const CsvTable table =
      parse_csv("\xef\xbb\xbfid,note\r\n1,\"a, \"\"b\"\"\"\r\n2,\"two\nlines\"\r\n\r\n3,\n", "data.csv");
  EXPECT_THAT(table.columns(), ElementsAre("id", "note"));
  EXPECT_THAT(texts(table, "note"), ElementsAre("a, \"b\"", "two\nlines", ""));
  EXPECT_EQ(table.place(1, "note"), "data.csv:3: note");
  EXPECT_EQ(table.place(2, "note"), "data.csv:6: note") << "the line a row begins on, behind a cell of two lines";
}

TEST(ReadCsv, ReadsTheLastRowWithoutALineEnd) {
  EXPECT_THAT(texts(parse_csv("a,b\n1,2", "data.csv"), "b"), ElementsAre("2"));
  EXPECT_THAT(texts(parse_csv("a,b\n1,\"2\"", "data.csv"), "b"), ElementsAre("2"));
  EXPECT_THAT(texts(parse_csv("a,b\r\n1,2\r", "data.csv"), "b"), ElementsAre("2"));
}

TEST(ReadCsv, NamesEveryRowThatDoesNotFitTheHeader) {
  EXPECT_EQ(fault_of("a,b\n1\n1,2\n1,2,3\n"),
            "data.csv:2: found 1 cells (the header names 2); write one for each column\n"
            "data.csv:4: found 3 cells (the header names 2); write one for each column");
}

TEST(ReadCsv, RefusesWhatIsNotCsv) {
  EXPECT_EQ(fault_of(""), "data.csv:1: the file is empty (a header row is needed); write one");
  EXPECT_EQ(fault_of("a,a\n"), "data.csv:1: a: the column stands twice in the header; name each column once");
  EXPECT_EQ(fault_of("a\n\"1\n2"), "data.csv:2: a quote is opened and never closed (the file ends first); close it");
  EXPECT_EQ(fault_of("a\n\"1\"2\n"),
            "data.csv:2: found \"2\" behind a closing quote (a cell ends there); double a quote inside a cell");
  EXPECT_EQ(fault_of("a\n1\"2\n"),
            "data.csv:2: found a quote inside 1\"2 (only a cell wholly in quotes may hold one); put the cell in quotes "
            "and double it");
  EXPECT_EQ(fault_of("a\nb\n\xe9t\xe9\n"),
            "data.csv:3: found a byte that is not UTF-8 (the file was saved in another encoding); save it as UTF-8");
}

TEST(ReadCsv, TakesEveryLengthOfUtf8AndRefusesOverlongForms) {
  EXPECT_EQ(fault_of("a\n\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\n"), "nothing was wrong");
  for (const char* bad : {"a\n\xc0\xaf\n", "a\n\xe0\x80\xaf\n", "a\n\xed\xa0\x80\n", "a\n\xf5\x80\x80\x80\n"}) {
    EXPECT_NE(fault_of(bad), "nothing was wrong");
  }
}

TEST(ReadCsv, SaysThatAFileIsMissing) {
  EXPECT_THROW((void)read_csv("no/such/file.csv"), InvalidInput);
  EXPECT_THROW((void)read_csv("/"), InvalidInput);
}

}  // namespace
}  // namespace muster
