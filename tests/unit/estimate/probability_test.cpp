#include "muster/estimate/probability.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"

namespace muster {
namespace {

constexpr double failed = std::numeric_limits<double>::quiet_NaN();

TEST(ClusteredProbability, CountsDrawsWhenNothingHits) {
  const std::vector<double> shares(100, 0.0);
  const ProbabilityEstimate estimate = clustered_probability(shares, 64, 0.95);
  EXPECT_EQ(estimate.mean, 0);
  EXPECT_EQ(estimate.effective_number, 100);
  EXPECT_NEAR(estimate.simulation_error.high, 0.0362166926, 5e-11);
  EXPECT_STREQ(name_of(estimate.method), "clopper-pearson");
}

TEST(ClusteredProbability, WithOneFutureIsWilson) {
  std::vector<double> shares(100, 0.0);
  std::fill_n(shares.begin(), 10, 1.0);
  const ProbabilityEstimate estimate = clustered_probability(shares, 1, 0.95);
  EXPECT_NEAR(estimate.mean, 0.1, 1e-15);
  EXPECT_NEAR(estimate.simulation_error.low, 0.0552291371, 5e-11);
  EXPECT_NEAR(estimate.simulation_error.high, 0.174365662, 5e-10);
  EXPECT_NEAR(estimate.std_error, std::sqrt(0.09 / 99), 1e-15);
}

TEST(ClusteredProbability, FuturesThatAgreeAddNothing) {
  std::vector<double> shares(100, 0.0);
  std::fill_n(shares.begin(), 10, 1.0);
  EXPECT_EQ(clustered_probability(shares, 1, 0.95).simulation_error,
            clustered_probability(shares, 64, 0.95).simulation_error);
}

TEST(ClusteredProbability, DrawsThatAgreeCountEveryFuture) {
  std::vector<double> shares(100, 0.25);
  shares[0] = 0.5;  // some spread between draws, far below that of chance
  const ProbabilityEstimate estimate = clustered_probability(shares, 4, 0.95);
  EXPECT_EQ(estimate.effective_number, 400);
}

TEST(ClusteredProbability, FailedDrawsBoundTheAnswerBothWays) {
  std::vector<double> shares(100, 0.0);
  std::fill_n(shares.begin(), 10, 1.0);
  std::fill_n(shares.begin() + 10, 10, failed);
  const ProbabilityEstimate estimate = clustered_probability(shares, 1, 0.95);
  EXPECT_EQ(estimate.failed, 10u);
  EXPECT_EQ(estimate.draws, 90u);
  EXPECT_NEAR(estimate.mean, 10.0 / 90, 1e-15);
  EXPECT_NEAR(estimate.if_failed.low, 0.1, 1e-15);
  EXPECT_NEAR(estimate.if_failed.high, 0.2, 1e-15);
  EXPECT_NEAR(estimate.simulation_error.low, wilson(10, 100, 0.95).low, 1e-12);
  EXPECT_NEAR(estimate.simulation_error.high, wilson(20, 100, 0.95).high, 1e-12);
}

TEST(ClusteredProbability, AllFailedSaysNothing) {
  const std::vector<double> shares(10, failed);
  const ProbabilityEstimate estimate = clustered_probability(shares, 4, 0.95);
  EXPECT_TRUE(std::isnan(estimate.mean));
  EXPECT_EQ(estimate.simulation_error, (Interval{.low = 0, .high = 1}));
}

TEST(ClusteredProbability, ScrambledCopiesTellTheirErrorByTheirSpread) {
  // Four copies with 0.2, 0.3, 0.3 and 0.4 of 100 draws: standard error sqrt(0.02 / 3 / 4), Student's t with 3 degrees.
  std::vector<double> shares(400, 0.0);
  const std::vector<int> hits{20, 30, 30, 40};
  for (std::size_t copy = 0; copy < 4; ++copy) {
    for (int i = 0; i < hits[copy]; ++i) shares[static_cast<std::size_t>(4 * i) + copy] = 1;
  }
  const ProbabilityEstimate estimate = clustered_probability(shares, DrawLayout(1, 4), 0.95);
  const double error = std::sqrt(0.02 / 3 / 4), number = 0.3 * 0.7 / (error * error);
  EXPECT_NEAR(estimate.mean, 0.3, 1e-15);
  EXPECT_NEAR(estimate.std_error, error, 1e-12);
  EXPECT_NEAR(estimate.effective_number, number, 1e-9);
  EXPECT_STREQ(name_of(estimate.method), "replicates");
  const double score = 3.182446305284263;  // t, 3 degrees of freedom, 0.975
  const double middle = (0.3 * number + score * score / 2) / (number + score * score);
  EXPECT_NEAR((estimate.simulation_error.low + estimate.simulation_error.high) / 2, middle, 1e-9);
}

TEST(ClusteredProbability, CopiesThatAgreeToTheLastHitStillHaveAnError) {
  std::vector<double> shares(64, 0.0);
  for (std::size_t copy = 0; copy < 16; ++copy) shares[copy] = 1;  // one of four in each copy
  const ProbabilityEstimate estimate = clustered_probability(shares, DrawLayout(1, 16), 0.95);
  EXPECT_NEAR(estimate.mean, 0.25, 1e-15);
  EXPECT_GT(estimate.simulation_error.width() / 2, 0.2 * 0.25);  // a fifth of a hit of a copy
}

TEST(ClusteredProbability, TwoCopiesStillGiveAnInterval) {
  const ProbabilityEstimate estimate =
      clustered_probability(std::vector<double>{0, 1, 0, 1, 0, 0}, DrawLayout(1, 2), 0.99999);
  EXPECT_GT(estimate.simulation_error.width(), 0.5);
  EXPECT_LT(estimate.simulation_error.high, 1);
}

TEST(ClusteredProbability, CopiesWithoutAHitAreZeroOfTheDraws) {
  const ProbabilityEstimate estimate = clustered_probability(std::vector<double>(100, 0.0), DrawLayout(64, 4), 0.95);
  EXPECT_NEAR(estimate.simulation_error.high, 0.0362166926, 5e-11);
}

TEST(ClusteredProbability, RefusesWhatIsNoShare) {
  EXPECT_THROW((void)clustered_probability({}, 4, 0.95), InvalidInput);
  EXPECT_THROW((void)clustered_probability(std::vector<double>{1.5}, 4, 0.95), InvalidInput);
  EXPECT_THROW((void)clustered_probability(std::vector<double>{0.5}, 0, 0.95), InvalidInput);
}

}  // namespace
}  // namespace muster
