#include "muster/core/spelling.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace muster {
namespace {

const std::vector<std::string> known{"horizon", "base_year", "country"};

TEST(Spelling, NamesTheNearestKey) {
  EXPECT_EQ(nearest_spelling("horizn", known), "horizon");
  EXPECT_EQ(nearest_spelling("base_yaer", known), "base_year");
  EXPECT_EQ(did_you_mean("contry", known), "; did you mean \"country\"?");
}

TEST(Spelling, StaysSilentWhenNothingIsNear) {
  EXPECT_EQ(nearest_spelling("policy", known), "");
  EXPECT_EQ(did_you_mean("policy", known), "");
}

}  // namespace
}  // namespace muster
