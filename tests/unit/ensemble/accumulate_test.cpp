#include "muster/ensemble/accumulate.hpp"

#include "muster/ensemble/run.hpp"
#include "muster/ensemble/variables.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

/// A draw of the model whose active strength is the same in every year and every future that did not fail.
DrawResult draw_with_strength(const Model& model, double strength, const std::vector<std::uint8_t>& failed) {
  const RunShape shape = shape_of(model);
  ThreadCounts counts = empty_counts(shape);
  DrawResult draw = run_draw(model, shape, 0, 0, counts);
  draw.failed = failed;
  const auto valid = static_cast<double>(std::ranges::count(failed, 0));
  const auto active = std::ranges::find(target_variables(), "active", &TargetVariable::name);
  const auto place = static_cast<std::size_t>(active - target_variables().begin());
  for (int t = 0; t < shape.years; ++t) draw.paths[shape.target_series(place, 0, t)] = strength * valid;
  return draw;
}

TEST(Append, TakesYearlyMeansOverTheFuturesThatDidNotFail) {
  const Model model = testing::baseline_model({"run.futures=4"});
  RunResult run = empty_run(model);
  append(draw_with_strength(model, 200'000, {0, 1, 0, 0}), run);
  EXPECT_DOUBLE_EQ(run.active_mean.front(), 200'000);
}

TEST(Append, GivesNoYearlyMeanOfADrawInWhichEveryFutureFailed) {
  const Model model = testing::baseline_model({"run.futures=4"});
  RunResult run = empty_run(model);
  append(draw_with_strength(model, 0, {1, 1, 1, 1}), run);
  EXPECT_TRUE(std::isnan(run.active_mean.front()));
}

}  // namespace
}  // namespace muster
