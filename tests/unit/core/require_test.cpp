#include "muster/core/require.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

TEST(Require, ThrowsTheFormattedMessageOnlyWhenTheConditionFails) {
  EXPECT_NO_THROW(require(true, "{} is wrong", 1));
  try {
    require(false, "horizon {} is negative; write at least 1", -3);
    FAIL() << "nothing was thrown";
  } catch (const InvalidInput& error) {
    EXPECT_STREQ(error.what(), "horizon -3 is negative; write at least 1");
  }
}

}  // namespace
}  // namespace muster
