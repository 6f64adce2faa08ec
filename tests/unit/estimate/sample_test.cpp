#include "muster/estimate/sample.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "muster/core/require.hpp"

namespace muster {
namespace {

/// Load less strength, both normal: beyond 0 with probability Phi(-3 / 1.25).
UncertainInputs load_and_strength() {
  return {
      .inputs = {{"load", parse_distribution("normal(2, 0.75)")}, {"strength", parse_distribution("normal(5, 1)")}}};
}

double overload(std::span<const double> x) { return x[0] - x[1]; }

double failure() { return 0.5 * std::erfc(3 / 1.25 / std::sqrt(2.0)); }

TEST(Sample, EstimatesALambda) {
  const Sample sample([](std::span<const double> x, Stream&) { return overload(x); }, load_and_strength(),
                      {.draws = 20000});
  EXPECT_TRUE(sample.probability_at_least(0, 0.999).simulation_error.contains(failure()));
  EXPECT_TRUE(sample.mean(0.999).simulation_error.contains(-3));
  EXPECT_TRUE(sample.quantile(0.5, 0.999).simulation_error.contains(-3));
}

TEST(Sample, ScrambledCopiesTellASmallerError) {
  const RandomFunction model = [](std::span<const double> x, Stream&) { return overload(x); };
  const ReplicateEstimate random = Sample(model, load_and_strength(), {.draws = 4096}).mean(0.95);
  const ReplicateEstimate sobol =
      Sample(model, load_and_strength(), {.sampler = Sampler::sobol, .draws = 4096, .copies = 16}).mean(0.95);
  EXPECT_LT(sobol.simulation_error.width(), random.simulation_error.width() / 5);
  EXPECT_NEAR(sobol.mean, -3, 0.01);
}

TEST(Sample, ChanceBelongsToItsFuture) {
  const RandomFunction noise = [](std::span<const double>, Stream& chance) {
    return static_cast<double>(chance() >> 11);
  };
  const Sample few(noise, load_and_strength(), {.draws = 3, .futures = 2});
  const Sample more(noise, load_and_strength(), {.draws = 4, .futures = 2});
  for (std::size_t i = 0; i < 6; ++i) EXPECT_EQ(few.values()[i], more.values()[i]);
  EXPECT_NE(few.values()[0], few.values()[1]);
}

TEST(Sample, FailedDrawsWidenTheProbability) {
  const RandomFunction fragile = [](std::span<const double> x, Stream&) {
    return x[0] > 3 ? std::numeric_limits<double>::quiet_NaN() : overload(x);
  };
  const Sample sample(fragile, load_and_strength(), {.draws = 2000});
  EXPECT_GT(sample.probability_at_least(0, 0.95).simulation_error.high, 0.09);  // P(load > 3) = 0.0912
}

TEST(InNormalSpace, ReachesTheRareEventOfALambda) {
  const UncertainInputs joint{
      .inputs = {{"load", parse_distribution("normal(2, 0.75)")}, {"strength", parse_distribution("normal(8, 1)")}},
      .correlations = {{.first = "load", .second = "strength", .rank = 0.3}}};
  const double rho = 2 * std::sin(std::acos(-1.0) * 0.3 / 6);
  const double spread = std::sqrt(0.75 * 0.75 + 1 - 2 * rho * 0.75);
  const double truth = 0.5 * std::erfc(6 / spread / std::sqrt(2.0));  // 5e-10
  const RareEventEstimate shown =
      rare_event_probability(in_normal_space([](std::span<const double> x) { return -overload(x); }, joint),
                             {.dimensions = 2, .seed = 3, .level = 0.999});
  EXPECT_TRUE(shown.simulation_error.contains(truth)) << truth << " " << shown.probability;
}

// Draw d is the same whatever follows it, so 2^15 draws made first and 2^15 more are 2^16 in one go.
TEST(Sample, TwoToTheSixteenDrawsHoldTwoToTheFifteen) {
  const UncertainInputs joint{{{"a", parse_distribution("normal(0, 1)")}, {"b", parse_distribution("uniform(0, 1)")}},
                              {{"a", "b", 0.5}}};
  const RandomFunction model = [](std::span<const double> x, Stream& chance) {
    return x[0] + x[1] + static_cast<double>(chance() >> 11) * 0x1p-53;
  };
  for (const Sampler sampler : {Sampler::random, Sampler::sobol}) {
    const std::uint32_t copies = sampler == Sampler::sobol ? 16 : 1;
    const Sample half(model, joint, {.sampler = sampler, .draws = 1u << 15, .copies = copies});
    const Sample whole(model, joint, {.sampler = sampler, .draws = 1u << 16, .copies = copies});
    EXPECT_TRUE(std::equal(half.values().begin(), half.values().end(), whole.values().begin()));
  }
}

TEST(Sample, RefusesWhatItCannotDraw) {
  const RandomFunction model = [](std::span<const double> x, Stream&) { return overload(x); };
  EXPECT_THROW(Sample(model, load_and_strength(), {.futures = 0}), InvalidInput);
  EXPECT_THROW(Sample(model, {.inputs = {{"ages", parse_distribution("table(ages.csv)")}}}, {}), InvalidInput);
}

}  // namespace
}  // namespace muster
