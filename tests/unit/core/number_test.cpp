#include "muster/core/number.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace muster {
namespace {

TEST(Number, ShortestDigitsReadBackToTheSameNumber) {
  for (const double value : {0.1, 1.0 / 3, 6.02214076e23, 5e-324, 1.7976931348623157e308, -275000.0}) {
    EXPECT_EQ(read_number(shortest(value)), value);
  }
  EXPECT_EQ(shortest(0.1), "0.1");
  EXPECT_EQ(shortest(800000), "800000") << "no 8e+05 in a table of persons";
  EXPECT_EQ(shortest(-0.00001), "-0.00001");
  EXPECT_EQ(shortest(123456789012345), "123456789012345");
  EXPECT_EQ(shortest(1e15), "1e+15");
  EXPECT_EQ(shortest(-0.0), "0");
  EXPECT_EQ(shortest(std::numeric_limits<double>::quiet_NaN()), "nan");
}

TEST(Number, RefusesWhatIsNotWhollyAFiniteNumber) {
  for (const char* text : {"", " 1", "1 ", "1,5", "0x10", "nan", "inf", "1e999", "1.5.2"}) {
    EXPECT_FALSE(read_number(text)) << text;
  }
  EXPECT_EQ(read_integer("-12"), -12);
  EXPECT_FALSE(read_integer("1.0"));
}

}  // namespace
}  // namespace muster
