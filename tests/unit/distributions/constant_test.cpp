#include "muster/distributions/constant.hpp"
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

TEST(Constant, HoldsItsValueAndIsZeroAtBirth) {
  EXPECT_EQ(Constant{}.value(), 0);
  EXPECT_EQ(Constant{2.5}.value(), 2.5);
}

TEST(Constant, RefusesWhatIsNotANumber) {
  EXPECT_EQ(message_of([] { Constant{std::numeric_limits<double>::infinity()}; }),
            "constant(inf) is not finite (nothing can be computed from it); write a finite number");
}

}  // namespace
}  // namespace muster
