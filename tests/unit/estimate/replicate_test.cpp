#include "muster/estimate/replicate.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

TEST(ReplicateEstimate, IsStudentsOnTheCopies) {
  const std::vector<double> copies{1, 2, 3};
  const ReplicateEstimate shown = replicate_estimate(copies, 0.95);
  EXPECT_EQ(shown.mean, 2);
  EXPECT_NEAR(shown.simulation_error.low, 2 - 4.302653 / std::sqrt(3.0), 1e-6);
}

TEST(ReplicateEstimate, RefusesWhatTellsNoError) {
  EXPECT_THROW((void)replicate_estimate(std::vector<double>{1}, 0.95), InvalidInput);
  const double failed = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW((void)replicate_estimate(std::vector<double>{1, failed}, 0.95), InvalidInput);
}

}  // namespace
}  // namespace muster
