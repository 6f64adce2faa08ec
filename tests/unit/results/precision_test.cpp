#include "muster/results/precision.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/run_tables.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

namespace muster {
namespace {

using testing::baseline_model;

TEST(Precision, LooksDoubleUnderSobolPointsSoThatCopiesStayBalanced) {
  const Model model = baseline_model({"run.precision=0.01", "run.max_draws=8192", "run.sampler=sobol"});
  EXPECT_EQ(stop_rule_of(model.scenario).looks(), (std::vector<std::size_t>{1024, 2048, 4096, 8192}));
  EXPECT_EQ(layout_of(model).copies(), 16u);
}

TEST(Precision, TheLevelAllowsForTheLooksAndIsPlainWithoutThem) {
  EXPECT_EQ(interval_level(baseline_model({})), error_level);
  const double looked = interval_level(baseline_model({"run.precision=0.01", "run.sampler=random"}));
  EXPECT_GT(looked, 0.99);
  EXPECT_LT(looked, 0.999);
}

TEST(Precision, RefusesARuleThatHasNoEnd) {
  EXPECT_THROW((void)stop_rule_of(baseline_model({}).scenario), InvalidInput);
  EXPECT_THROW((void)stop_rule_of(baseline_model({"run.precision=0.01", "run.sampler=latin-hypercube"}).scenario),
               InvalidInput);
}

TEST(Precision, IsThatOfTheWidestRowOfTheFile) {
  const Model rough = baseline_model({"run.precision=0.4", "run.max_draws=32", "run.futures=2"});
  const RunResult done = run(rough, 32, {});
  const double half = widest_half_width(rough, done);
  EXPECT_GT(half, 0.05);
  EXPECT_LT(half, 0.4);
  EXPECT_TRUE(precision_reached(rough, done));
  EXPECT_FALSE(precision_reached(baseline_model({"run.precision=0.001", "run.max_draws=32", "run.futures=2"}), done));
}

}  // namespace
}  // namespace muster
