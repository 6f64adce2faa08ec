// A light run gives the verdicts and M of a whole run, bit for bit, at a fraction of the work.
#include "muster/ensemble/light_run.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/run.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace muster {
namespace {

using testing::baseline_model;

std::size_t input_named(const Model& model, const std::string& name) {
  const auto found = std::ranges::find(model.scenario.inputs, name, &Input::name);
  return static_cast<std::size_t>(found - model.scenario.inputs.begin());
}

LightPlan plan_of(const Model& model, std::uint32_t draws) {
  return {.draws = draws,
          .futures = static_cast<std::uint32_t>(model.scenario.run.futures),
          .targets = model.targets,
          .maximum = true,
          .threads = 2};
}

LightRun expect_as_run(const Model& model, std::uint32_t draws) {
  const RunResult whole = run(model, draws, {.threads = 2});
  const LightRun light = light_run(model, plan_of(model, draws));
  EXPECT_EQ(light.held, whole.as_ruled.values());
  EXPECT_EQ(light.failed, whole.failed.values());
  EXPECT_EQ(light.max_force, whole.max_force.values());
  return light;
}

TEST(LightRun, HasTheVerdictsOfTheBaselinesRun) {
  const LightRun light = expect_as_run(baseline_model({"run.draws=40", "run.futures=11"}), 40);
  EXPECT_GT(std::ranges::count(light.held, 1), 0);
  EXPECT_GT(std::ranges::count(light.held, 0), 0);
}

TEST(LightRun, HasThemUnderEveryRuleThatJudgesAlone) {
  expect_as_run(baseline_model({"run.draws=10", "run.futures=3", "pay.rule=\"reactive\"", "aid.form=\"drawn\""}), 10);
  expect_as_run(baseline_model({"run.draws=4", "run.futures=2", "pay.rule=\"best\"", "pay.grid=\"1:2:0.5\""}), 4);
  expect_as_run(baseline_model({"run.draws=10", "run.futures=3", "sustained.definition=\"mean\"",
                                "sustained.reserve_counts=\"ready\"", "force.cap=260000"}),
                10);
}

TEST(LightRun, IsTheSameForAnyThreadsAndFromAnyFirstDraw) {
  const Model model = baseline_model({"run.draws=12", "run.futures=4"});
  LightPlan plan = plan_of(model, 12);
  const LightRun two = light_run(model, plan);
  plan.threads = 1;
  const LightRun one = light_run(model, plan);
  EXPECT_EQ(one.held, two.held);
  EXPECT_EQ(one.max_force, two.max_force);
  plan.first_draw = 5;
  plan.draws = 7;
  const LightRun last = light_run(model, plan);
  EXPECT_TRUE(std::equal(last.max_force.begin(), last.max_force.end(), two.max_force.begin() + 5 * 4));
}

// Fixing an input is what --set does to it: the others keep their numbers.
TEST(LightRun, AFixedInputIsWhatSetMakesOfIt) {
  const Model drawn = baseline_model({"run.draws=12", "run.futures=4"});
  const std::vector<InputChange> variants{{},
                                          fix_input(drawn, input_named(drawn, "w_t"), 2.0),
                                          fix_input(drawn, input_named(drawn, "tfr_floor"), 1.5),
                                          fix_input(drawn, input_named(drawn, "refugees"), 3e6)};
  const LightRun light = light_run(drawn, plan_of(drawn, 12), variants);
  const char* const changes[] = {"run.seed=1", "w_t=2.0", "tfr_floor=1.5", "refugees=3000000"};
  for (std::size_t v = 0; v < variants.size(); ++v) {
    SCOPED_TRACE(changes[v]);
    const Model set = baseline_model({"run.draws=12", "run.futures=4", changes[v]});
    const LightRun alone = light_run(set, plan_of(set, 12));
    EXPECT_TRUE(std::equal(alone.max_force.begin(), alone.max_force.end(), light.max_force.begin() + v * 48));
    EXPECT_EQ(alone.probability(0, 0), light.probability(v, 0));
  }
}

TEST(LightRun, TakesAllInputsOfADraw) {
  const Model model = baseline_model({"run.draws=6", "run.futures=2", "aid.form=\"drawn\""});
  const InputChange as_draw_five = [&](std::uint32_t, std::span<double> values) {
    std::ranges::copy(make_draw(model, 5).values, values.begin());
  };
  const Draw changed = make_draw_with(model, 2, as_draw_five), fifth = make_draw(model, 5);
  EXPECT_EQ(changed.inputs.force.propensity, fifth.inputs.force.propensity);
  EXPECT_EQ(changed.base.residents.sum(), fifth.base.residents.sum());
  EXPECT_EQ(make_draw_with(model, 2, [](std::uint32_t, std::span<double>) {}).aid_form, make_draw(model, 2).aid_form);
}

TEST(LightRun, CountsHitsByDraw) {
  const Model model = baseline_model({"run.draws=8", "run.futures=5"});
  const LightRun light = light_run(model, plan_of(model, 8));
  const std::vector<double> hits = light.hits(0, 0), valid = light.valid(0);
  double sum = 0;
  for (std::size_t draw = 0; draw < 8; ++draw) {
    EXPECT_EQ(valid[draw], 5);
    double here = 0;
    for (std::size_t future = 0; future < 5; ++future) here += light.holds(0, draw, future, 0);
    EXPECT_EQ(hits[draw], here);
    sum += here;
  }
  EXPECT_DOUBLE_EQ(light.probability(0, 0), sum / 40);
}

TEST(LightRun, StopsWhenTold) {
  const Model model = baseline_model({"run.draws=8", "run.futures=2"});
  LightPlan plan = plan_of(model, 8);
  plan.stop = [] { return true; };
  EXPECT_EQ(std::ranges::count(light_run(model, plan).failed, 1), 16);
}

TEST(LightRun, RefusesToFixATable) {
  const Model model = baseline_model({"run.draws=2"});
  EXPECT_THROW((void)fix_input(model, input_named(model, "age_weight"), 1), InvalidInput);
}

}  // namespace
}  // namespace muster
