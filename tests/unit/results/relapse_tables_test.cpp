#include "muster/results/relapse_tables.hpp"

#include "muster/assessment/relapse.hpp"
#include "muster/core/require.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/run_tables.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace muster {
namespace {

using testing::baseline_model;

struct War {
  Model model;
  RunResult run;
  std::vector<WarReading> readings;

  [[nodiscard]] const WarReading& of(std::size_t target, const char* reading) const {
    return *std::ranges::find_if(readings,
                                 [&](const WarReading& row) { return row.target == target && row.reading == reading; });
  }
};

War war(std::initializer_list<const char*> changes) {
  Model model = baseline_model(changes);
  RunResult run = muster::run(model, 96, {});
  std::vector<WarReading> readings = war_readings(model, run);
  return {std::move(model), std::move(run), std::move(readings)};
}

constexpr std::size_t at_300k = 1, band = 5;

// With relapse off, level L3 writes what L2 writes, to the byte.
TEST(RelapseTables, RelapseOffReproducesL2) {
  const auto model_at = [](const char* level) {
    return baseline_model({level, "run.draws=24", "run.futures=4", "relapse_h=0"});
  };
  const Model two = model_at("level=L2"), three = model_at("level=L3");
  const RunResult at_two = run(two, 24, {}), at_three = run(three, 24, {});
  EXPECT_EQ(probabilities_csv(two, at_two), probabilities_csv(three, at_three));
  EXPECT_EQ(exceedance_csv(two, at_two), exceedance_csv(three, at_three));
  EXPECT_EQ(max_force_csv(two, at_two), max_force_csv(three, at_three));
  EXPECT_EQ(paths_csv(two, at_two), paths_csv(three, at_three));
  EXPECT_EQ(years_csv(two, at_two), years_csv(three, at_three));
  EXPECT_EQ(constraints_csv(two, at_two), constraints_csv(three, at_three));
  EXPECT_EQ(pyramid_csv(two, at_two), pyramid_csv(three, at_three));
  EXPECT_EQ(layers_csv(two, at_two), layers_csv(three, at_three));
  EXPECT_EQ(inputs_csv(two), inputs_csv(three));
  EXPECT_TRUE(std::ranges::all_of(at_three.relapse_year, [](int year) { return year == 0; }));
  for (std::size_t target = 0; target < three.targets.size(); ++target) {
    const War off{three, at_three, war_readings(three, at_three)};
    EXPECT_EQ(off.of(target, "unconditional").probability, off.of(target, "truce-held").probability);
  }
}

TEST(RelapseTables, AFixedHazardScalesTheTruceHeldProbability) {
  const War drawn =
      war({"level=L3", "run.draws=96", "run.futures=4", "relapse_h=0.04", "relapse_k=1", "propensity=0.0145"});
  const double held = drawn.of(at_300k, "truce-held").probability;
  ASSERT_GT(held, 0);
  EXPECT_NEAR(drawn.of(at_300k, "unconditional").probability, held * std::exp(-0.04 * 16), 1e-12);
  EXPECT_GE(drawn.of(at_300k, "before-relapse").probability, held) << "fewer years are judged before a return";
}

// The expectation over the relapse year, held against years drawn at random from the same hazard: 96 x 4 trajectories
// tell the share of trajectories sustained without a relapse to 5 standard errors.
TEST(RelapseTables, UnconditionalAgreesWithDrawnRelapseYears) {
  const War drawn = war({"level=L3", "run.draws=96", "run.futures=4", "propensity=0.0145", "stay_share=0.45"});
  double hits = 0, expected = 0, variance = 0;
  const std::size_t targets = drawn.run.shape.targets;
  const int last = drawn.model.scenario.sustained.until + 1;
  for (std::size_t i = 0; i < drawn.run.trajectories(); ++i) {
    const double held = drawn.run.as_ruled[i * targets + at_300k];
    const int year = drawn.run.relapse_year[i];
    hits += held * (year == 0 || year > last ? 1 : 0);
    expected = drawn.of(at_300k, "unconditional").probability * static_cast<double>(drawn.run.trajectories());
    variance += held * 0.25;  // of a yes or no, at most
  }
  EXPECT_NEAR(hits, expected, 5 * std::sqrt(variance));
}

TEST(RelapseTables, ABandHasNoPathOfItsOwn) {
  const War drawn = war({"level=L3", "run.draws=96", "run.futures=2"});
  const auto rows = std::ranges::count(drawn.readings, band, &WarReading::target);
  EXPECT_EQ(rows, 2);
  EXPECT_EQ(drawn.readings.size(), 5u * 4 + 2);
}

TEST(RelapseTables, MonthsOfSurgeAreDollarsOverItsPayAndEquipment) {
  const War drawn = war({"level=L3", "run.draws=96", "run.futures=1", "surge.aid_level=36e9", "surge.stockpile=15e9"});
  const std::vector<SurgeMonths> months = surge_months(drawn.model, drawn.run);
  ASSERT_EQ(months.size(), 2u);
  EXPECT_NEAR(months[0].q50 / months[1].q50, 36.0 / 15, 1e-9);
  EXPECT_LT(months[0].q05, months[0].mean);
  EXPECT_GT(months[0].q95, months[0].mean);
}

TEST(RelapseTables, TheSurgeYearLiesWithinTheRun) {
  EXPECT_THROW((void)baseline_model({"level=L3", "surge_year=22"}), InvalidInput);
  EXPECT_NO_THROW((void)baseline_model({"level=L3", "surge_year=21"}));
}

}  // namespace
}  // namespace muster
