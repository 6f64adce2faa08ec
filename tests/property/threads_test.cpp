// The same numbers for any number of threads.
#include "muster/ensemble/run.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace muster {
namespace {

using testing::baseline_model;

RunResult run_on(const Model& model, int threads) {
  RunControl control;
  control.threads = threads;
  return run(model, static_cast<std::uint32_t>(model.scenario.run.draws), control);
}

/// Bit for bit, NaN of tables included.
template <class Value>
bool same_bits(const std::vector<Value>& a, const std::vector<Value>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(Value)) == 0;
}

TEST(Threads, ResultsAreTheSameBits) {
  const Model model = baseline_model({"run.draws=24", "run.futures=3"});
  const RunResult one = run_on(model, 1);
  for (const int threads : {2, 7}) {
    const RunResult many = run_on(model, threads);
    EXPECT_TRUE(same_bits(one.inputs, many.inputs));
    EXPECT_TRUE(same_bits(one.max_force, many.max_force));
    EXPECT_TRUE(same_bits(one.readings, many.readings));
    EXPECT_TRUE(same_bits(one.paths.sums, many.paths.sums));
    EXPECT_TRUE(same_bits(one.cause_sum, many.cause_sum));
    for (std::size_t i = 0; i < one.paths.histograms.size(); ++i) {
      ASSERT_EQ(one.paths.histograms[i].quantile(0.5), many.paths.histograms[i].quantile(0.5)) << i;
    }
  }
}

TEST(Threads, StoppingLeavesTheFirstDraws) {
  const Model model = baseline_model({"run.draws=64", "run.futures=1"});
  const RunResult whole = run_on(model, 2);
  int asked = 0;
  RunControl control;
  control.threads = 2;
  control.stop = [&asked] { return ++asked > 10; };
  const RunResult part = run(model, 64, control);
  EXPECT_FALSE(part.complete);
  ASSERT_EQ(part.draws, 10u);
  EXPECT_TRUE(std::equal(part.max_force.begin(), part.max_force.end(), whole.max_force.begin()));
}

TEST(Threads, FixingAnInputMovesNoOtherInput) {
  const Model base = baseline_model({"run.draws=8"}), fixed = baseline_model({"run.draws=8", "propensity=0.004"});
  for (std::uint32_t draw = 0; draw < 8; ++draw) {
    const std::vector<double> a = make_draw(base, draw).values, b = make_draw(fixed, draw).values;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (base.scenario.inputs[i].name == "propensity")
        EXPECT_EQ(b[i], 0.004);
      else
        EXPECT_TRUE(a[i] == b[i] || std::isnan(a[i])) << base.scenario.inputs[i].name;
    }
  }
}

}  // namespace
}  // namespace muster
