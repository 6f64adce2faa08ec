#include "muster/estimate/binomial_interval.hpp"

#include <gtest/gtest.h>

#include "muster/core/require.hpp"

namespace muster {
namespace {

TEST(ClopperPearson, EqualsPublishedValues) {
  const Interval none = clopper_pearson(0, 100, 0.95);
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 0.0362166926, 5e-11);
  const Interval tenth = clopper_pearson(10, 100, 0.95);
  EXPECT_NEAR(tenth.low, 0.0490046892, 5e-11);
  EXPECT_NEAR(tenth.high, 0.176222598, 5e-10);
}

TEST(Wilson, EqualsPublishedValues) {
  const Interval none = wilson(0, 100, 0.95);
  EXPECT_EQ(none.low, 0);
  EXPECT_NEAR(none.high, 0.0369934982, 5e-11);
  const Interval tenth = wilson(10, 100, 0.95);
  EXPECT_NEAR(tenth.low, 0.0552291371, 5e-11);
  EXPECT_NEAR(tenth.high, 0.174365662, 5e-10);
}

TEST(BinomialIntervals, AreMirroredByCountingMisses) {
  for (const auto interval : {&wilson, &clopper_pearson}) {
    const Interval hits = interval(3, 40, 0.9);
    const Interval misses = interval(37, 40, 0.9);
    EXPECT_NEAR(hits.low, 1 - misses.high, 1e-12);
    EXPECT_NEAR(hits.high, 1 - misses.low, 1e-12);
    EXPECT_EQ(interval(40, 40, 0.9).high, 1);
  }
}

TEST(BinomialIntervals, SayWhatIsWrong) {
  EXPECT_THROW((void)wilson(1, 0, 0.95), InvalidInput);
  EXPECT_THROW((void)wilson(-1, 10, 0.95), InvalidInput);
  EXPECT_THROW((void)clopper_pearson(11, 10, 0.95), InvalidInput);
  try {
    (void)clopper_pearson(1, 10, 95);
    FAIL() << "a level of 95 was taken";
  } catch (const InvalidInput& error) {
    EXPECT_STREQ(error.what(), "level 95 (a coverage lies strictly between 0 and 1); write for example 0.95");
  }
}

}  // namespace
}  // namespace muster
