#include "muster/results/state_netcdf.hpp"

#include "muster/core/file.hpp"
#include "muster/core/require.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/draws_netcdf.hpp"
#include "muster/results/trace_netcdf.hpp"
#include "support/baseline_model.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using ::testing::HasSubstr;

constexpr const char* targets =
    R"(targets=[{name="small", active=120000, reserve=50000}, {name="band", band=[100000, 200000]}, {name="large", active=700000}])";

void write_all(const std::filesystem::path& folder, const Model& model, const RunResult& run) {
  std::filesystem::create_directories(folder);
  write_draws(folder / "draws.nc", model, run);
  write_trace(folder / "trace.nc", model, run);
  write_state(folder / "state.nc", model, run);
}

/// Writes a run of @p first draws, goes on to @p last on two threads, and compares with one run of that size.
void expect_same_bytes(const Model& shorter, std::uint32_t first, const Model& longer, std::uint32_t last,
                       bool whole_paths = false) {
  const testing::TemporaryFolder folder;
  write_all(folder.path() / "begun", shorter,
            run(shorter, first, {.threads = 1, .trace = 5, .whole_paths = whole_paths}));
  RunResult begun = read_state(folder.path() / "begun", longer);
  EXPECT_EQ(begun.draws, first);
  EXPECT_EQ(begun.trace, 5u);
  const RunResult resumed = run_from(longer, std::move(begun), last, {.threads = 2, .trace = 5});
  const RunResult whole = run(longer, last, {.threads = 1, .trace = 5, .whole_paths = whole_paths});
  EXPECT_TRUE(resumed.complete);
  for (std::size_t i = 0; i < whole.paths.histograms.size(); i += 17) {
    EXPECT_EQ(resumed.paths.histograms[i].quantile(0.25), whole.paths.histograms[i].quantile(0.25));
  }
  EXPECT_EQ(resumed.paths.sums, whole.paths.sums);
  write_all(folder.path() / "resumed", longer, resumed);
  write_all(folder.path() / "whole", longer, whole);
  for (const char* file : {"draws.nc", "trace.nc", "state.nc"}) {
    EXPECT_TRUE(read_text(folder.path() / "resumed" / file) == read_text(folder.path() / "whole" / file)) << file;
  }
}

TEST(State, AnInterruptedRunGoesOnToTheSameBytes) {
  const Model model = testing::baseline_model({"run.draws=4", "run.futures=3", targets});
  expect_same_bytes(model, 1, model, 4);
}

TEST(State, PathsKeptWholeGoOnToTheSameBytes) {
  const Model model = testing::baseline_model({"run.draws=4", "run.futures=3", targets});
  expect_same_bytes(model, 1, model, 4, true);
}

TEST(State, AFinishedRunIsExtendedToTheSameBytes) {
  const Model shorter = testing::baseline_model({"run.draws=2", "run.futures=2", "aid.form=drawn", targets});
  const Model longer = testing::baseline_model({"run.draws=4", "run.futures=2", "aid.form=drawn", targets});
  expect_same_bytes(shorter, 2, longer, 4);
}

TEST(State, SobolPointsAreExtendedToTheSameBytes) {
  const Model shorter = testing::baseline_model({"run.draws=5", "run.futures=1", "run.sampler=sobol", targets});
  const Model longer = testing::baseline_model({"run.draws=18", "run.futures=1", "run.sampler=sobol", targets});
  expect_same_bytes(shorter, 5, longer, 18);
}

TEST(State, RefusesTheStateOfAnotherScenario) {
  const Model model = testing::baseline_model({"run.draws=2", "run.futures=2", targets});
  const Model other = testing::baseline_model({"run.draws=2", "run.futures=3", targets});
  const testing::TemporaryFolder folder;
  write_all(folder.path(), model, run(model, 1, {.threads = 1}));
  try {
    (void)read_state(folder.path(), other);
    FAIL() << "the state of another scenario was taken";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(error.what(), HasSubstr("it belongs to another one"));
  }
}

}  // namespace
}  // namespace muster
