// The same numbers for any number of threads.
#include "muster/ensemble/run.hpp"
#include "support/baseline_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
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

template <class Column>
bool same_bits(const Column& a, const Column& b) {
  return same_bits(a.values(), b.values());
}

std::vector<double> inputs_of(const RunResult& run) {
  std::vector<double> all;
  for (std::size_t draw = 0; draw < run.inputs.draws(); ++draw) {
    for (const double value : run.inputs.of_draw(draw)) all.push_back(value);
  }
  return all;
}

TEST(Threads, ResultsAreTheSameBits) {
  const Model model = baseline_model({"run.draws=24", "run.futures=3"});
  const RunResult one = run_on(model, 1);
  for (const int threads : {2, 5}) {
    const RunResult many = run_on(model, threads);
    EXPECT_TRUE(same_bits(inputs_of(one), inputs_of(many)));
    EXPECT_TRUE(same_bits(one.max_force, many.max_force));
    EXPECT_TRUE(same_bits(one.readings, many.readings));
    EXPECT_TRUE(same_bits(one.paths.sums, many.paths.sums));
    EXPECT_TRUE(same_bits(one.cause_sum, many.cause_sum));
    for (std::size_t i = 0; i < one.paths.histograms.size(); ++i) {
      ASSERT_EQ(one.paths.histograms[i].quantile(0.5), many.paths.histograms[i].quantile(0.5)) << i;
    }
  }
}

/// All that a run keeps by trajectory and by draw.
void expect_same_run(const RunResult& a, const RunResult& b) {
  EXPECT_EQ(a.draws, b.draws);
  EXPECT_TRUE(same_bits(inputs_of(a), inputs_of(b)));
  EXPECT_TRUE(same_bits(a.max_force, b.max_force));
  EXPECT_TRUE(same_bits(a.readings, b.readings));
  EXPECT_TRUE(same_bits(a.passing, b.passing));
  EXPECT_TRUE(same_bits(a.active_mean, b.active_mean));
  EXPECT_TRUE(same_bits(a.paths.sums, b.paths.sums));
  EXPECT_TRUE(same_bits(a.cause_square, b.cause_square));
  for (std::size_t i = 0; i < a.paths.histograms.size(); ++i)
    ASSERT_EQ(a.paths.histograms[i].quantile(0.25), b.paths.histograms[i].quantile(0.25)) << i;
}

/// A run of @p draws in pieces of @p batch draws, on another number of threads each.
RunResult run_in_pieces(const Model& model, std::uint32_t draws, std::uint32_t batch) {
  constexpr std::array threads{1, 2, 5};
  RunResult result = empty_run(model);
  for (std::size_t piece = 0; result.draws < draws; ++piece) {
    RunControl control;
    control.threads = threads[piece % threads.size()];
    result = run_from(model, std::move(result), std::min(draws, result.draws + batch), control);
  }
  return result;
}

TEST(Threads, BatchesAndAThreadCountThatChangesOnTheWayChangeNoBit) {
  for (const char* sampler : {"run.sampler=random", "run.sampler=sobol", "run.sampler=latin-hypercube"}) {
    const Model model = baseline_model({"run.draws=24", "run.futures=2", sampler});
    const RunResult whole = run_on(model, 2);
    for (const std::uint32_t batch : {1u, 7u, 4096u}) expect_same_run(run_in_pieces(model, 24, batch), whole);
  }
}

TEST(Threads, ARunOfHalfTheDrawsExtendedIsTheWholeRun) {
  for (const char* sampler : {"run.sampler=random", "run.sampler=sobol"}) {
    const Model half = baseline_model({"run.draws=16", "run.futures=2", sampler});
    const Model whole = baseline_model({"run.draws=32", "run.futures=2", sampler});
    expect_same_run(run_from(whole, run_on(half, 1), 32, {}), run_on(whole, 2));
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
  const std::vector<double> done = part.max_force.values(), all = whole.max_force.values();
  EXPECT_TRUE(std::equal(done.begin(), done.end(), all.begin()));
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
