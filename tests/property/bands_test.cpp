// Bands: sustained at the low end and not at the high one, whatever other targets stand at the ends.
#include "muster/ensemble/run.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace muster {
namespace {

constexpr std::uint32_t draws = 40;
constexpr int futures = 11;  // not a whole number of blocks of lanes

Model model_of(std::vector<Target> targets) {
  Model model = testing::baseline_model({"run.draws=40", "run.futures=11"});
  model.targets = std::move(targets);
  return model;
}

/// Readings and verdicts of one target, by trajectory.
std::vector<int> verdicts(const Model& model, std::size_t target) {
  const RunResult result = run(model, draws, {});
  std::vector<int> all;
  for (std::size_t i = target; i < result.readings.size(); i += model.targets.size())
    all.push_back(2 * result.readings[i] + result.as_ruled[i]);
  return all;
}

TEST(Bands, AreJudgedAlikeWhateverTargetsStandAtTheirEnds) {
  const Target band{.name = "band", .active = 150'000, .reserve = {}, .band_high = 250'000},
      low{.name = "low", .active = 150'000, .reserve = {}, .band_high = {}},
      high{.name = "high", .active = 250'000, .reserve = 275'000, .band_high = {}};
  const std::vector<int> alone = verdicts(model_of({band}), 0);
  ASSERT_EQ(alone.size(), draws * futures);
  EXPECT_EQ(verdicts(model_of({low, band}), 1), alone);
  EXPECT_EQ(verdicts(model_of({band, high}), 0), alone);
  EXPECT_EQ(verdicts(model_of({high, band, low}), 1), alone);

  // By hand: the every-year reading of "A alone" at the low end, and not at the high one.
  const RunResult ends =
      run(model_of({low, {.name = "high", .active = 250'000, .reserve = {}, .band_high = {}}}), draws, {});
  std::size_t within = 0;
  for (std::size_t i = 0; i < alone.size(); ++i) {
    const bool holds = ends.as_ruled[2 * i] != 0 && ends.as_ruled[2 * i + 1] == 0;
    EXPECT_EQ(alone[i] % 2 == 1, holds) << i;
    within += holds ? 1 : 0;
  }
  EXPECT_GT(within, 20u);  // or nothing was compared
  EXPECT_LT(within, alone.size() - 20);
}

}  // namespace
}  // namespace muster
