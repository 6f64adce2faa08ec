#include "muster/estimate/parameter_regression.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

double share_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

/// Scores spread evenly over a normal, and hits with exactly the probability Phi(score - 1) they ought to have.
struct Exact {
  Eigen::MatrixXd scores{2001, 1};
  std::vector<double> shares;
  Exact() {
    for (Eigen::Index i = 0; i < 2001; ++i) {
      scores(i, 0) = -5 + 0.005 * static_cast<double>(i);
      shares.push_back(share_below(scores(i, 0) - 1));
    }
  }
};

TEST(ParameterIntervalByInputs, FindsTheProbitItIsGiven) {
  const Exact exact;
  const Interval shown = parameter_interval_by_inputs(exact.scores, exact.shares, 10000, 0.5);
  EXPECT_NEAR(shown.low, share_below(-2.5 - 1), 2e-3);  // the even scores' quartiles are -2.5 and 2.5
  EXPECT_NEAR(shown.high, share_below(2.5 - 1), 2e-3);
}

TEST(ParameterIntervalByInputs, LeavesFailedDrawsOut) {
  Exact exact;
  const Interval whole = parameter_interval_by_inputs(exact.scores, exact.shares, 10000, 0.5);
  for (std::size_t i = 0; i < exact.shares.size(); i += 2) exact.shares[i] = std::numeric_limits<double>::quiet_NaN();
  const Interval half = parameter_interval_by_inputs(exact.scores, exact.shares, 10000, 0.5);
  EXPECT_NEAR(half.low, whole.low, 1e-3);
  EXPECT_NEAR(half.high, whole.high, 5e-3);
}

TEST(ParameterIntervalByInputs, WithoutAHitEveryDrawIsAlike) {
  const Eigen::MatrixXd scores = Eigen::MatrixXd::Random(50, 2);
  EXPECT_EQ(parameter_interval_by_inputs(scores, std::vector<double>(50, 0.0), 1, 0.9),
            (Interval{.low = 0, .high = 0}));
  EXPECT_EQ(parameter_interval_by_inputs(scores, std::vector<double>(50, 1.0), 1, 0.9),
            (Interval{.low = 1, .high = 1}));
}

TEST(ParameterIntervalByInputs, SurvivesHitsThatFollowFromTheInputs) {
  Exact exact;
  for (double& share : exact.shares) share = share > 0.5 ? 1 : 0;
  const Interval shown = parameter_interval_by_inputs(exact.scores, exact.shares, 1, 0.9);
  EXPECT_LT(shown.low, 1e-6);
  EXPECT_GT(shown.high, 1 - 1e-6);
}

TEST(ParameterIntervalByInputs, RefusesTooFewDraws) {
  const Eigen::MatrixXd scores = Eigen::MatrixXd::Random(3, 2);
  EXPECT_THROW((void)parameter_interval_by_inputs(scores, std::vector<double>(3, 0.5), 1, 0.9), InvalidInput);
  EXPECT_THROW((void)parameter_interval_by_inputs(scores, std::vector<double>(4, 0.5), 1, 0.9), InvalidInput);
}

}  // namespace
}  // namespace muster
