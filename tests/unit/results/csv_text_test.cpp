#include "muster/results/csv_text.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace muster {
namespace {

TEST(CsvText, WritesShortestNumbersAndLeavesWhatIsMissingEmpty) {
  CsvText csv("a,b,c");
  csv.row({0.1, 275000.0, std::numeric_limits<double>::quiet_NaN()});
  csv.row({std::size_t{4096}, -3, "every-year"});
  EXPECT_EQ(csv.text(), "a,b,c\n0.1,275000,\n4096,-3,every-year\n");
}

TEST(CsvText, QuotesWhatWouldBreakARow) {
  CsvText csv("name");
  csv.row({"250k, with \"its\" reserve\nin two lines"});
  EXPECT_EQ(csv.text(), "name\n\"250k, with \"\"its\"\" reserve\nin two lines\"\n");
}

}  // namespace
}  // namespace muster
