#include "muster/distributions/table_ref.hpp"
#include "support/message_of.hpp"
#include "unit/distributions/law_checks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace muster {
namespace {

using test::message_of;

TEST(TableRef, NamesAFileOfThePackAndNoPath) {
  EXPECT_EQ(TableRef{"fit_age.csv"}.file(), "fit_age.csv");
  EXPECT_EQ(message_of([] { TableRef{"../fit_age.csv"}; }),
            "table(../fit_age.csv) is a path (a table is read from the country pack only); write the bare name of its "
            "file");
  EXPECT_EQ(message_of([] { TableRef{"fit_age"}; }),
            "table(fit_age) names no CSV file (tables of a country pack end in .csv); write table(NAME.csv)");
}

}  // namespace
}  // namespace muster
