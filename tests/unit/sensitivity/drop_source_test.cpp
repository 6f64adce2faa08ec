#include "muster/sensitivity/drop_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/baseline_model.hpp"

namespace muster {
namespace {

const Distribution standard = parse_distribution("normal(10, 2)");

TEST(WithoutSource, WidensAboutTheMedianInStandardScores) {
  const WithoutSource twofold{.input = 0, .widening = 2};
  EXPECT_NEAR(without_source(standard, twofold, 10), 10, 1e-9);
  EXPECT_NEAR(without_source(standard, twofold, 13), 16, 1e-9);
  const Distribution share = parse_distribution("uniform(0, 1)");
  EXPECT_LE(without_source(share, twofold, 0.999), 1);
  EXPECT_GT(without_source(share, twofold, 0.9), 0.95);
}

TEST(WithoutSource, ARivalTakesOverAtTheSameQuantile) {
  const WithoutSource rival{.input = 0, .rival = parse_distribution("normal(0, 1)"), .has_rival = true};
  EXPECT_NEAR(without_source(standard, rival, 13), 1.5, 1e-9);
}

TEST(SourceDrops, WeighSourcesThatStandBesideOthers) {
  Model model = testing::baseline_model({});
  for (Input& input : model.scenario.inputs) input.sources.clear();
  const auto at = [&](const char* name) { return std::ranges::find(model.scenario.inputs, name, &Input::name); };
  at("b_peace")->sources = {"B1", "B2"};
  at("running")->sources = {"B1"};
  at("fixed")->sources = {"B3"};
  at("w_t")->sources = {"B3"};  // a constant: nothing to widen
  const std::vector<RivalPrior> rivals{{"running", "uniform(1,2)", "D", "", {"B1"}, ""},
                                       {"running", "uniform(11700,35100)", "D", "", {"B2"}, ""}};
  const auto drops = source_drops(model, rivals);
  ASSERT_EQ(drops.size(), 3U);
  EXPECT_EQ(drops[0].source, "B1");
  ASSERT_EQ(drops[0].inputs.size(), 2U);
  for (const WithoutSource& each : drops[0].inputs) {
    const bool running = model.scenario.inputs[each.input].name == "running";
    EXPECT_EQ(each.has_rival, running);
    if (running) {
      EXPECT_EQ(to_text(each.rival), "uniform(11700, 35100)");  // not the one that rests on B1 as well
    } else {
      EXPECT_NEAR(each.widening, std::sqrt(2.0), 1e-12);
    }
  }
  ASSERT_EQ(drops[2].inputs.size(), 1U);
  EXPECT_EQ(drops[2].inputs[0].widening, 2);
  const DropResults results = drop_each_source(model, drops, {.draws = 2, .futures = 4, .threads = 1});
  EXPECT_EQ(results.without.size(), 3U);
  EXPECT_EQ(results.base.size(), 1 + model.targets.size());
  EXPECT_NE(results.without[0][0], results.base[0]);
}

}  // namespace
}  // namespace muster
