#include "muster/results/comparison.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/results/draws_netcdf.hpp"
#include "muster/results/run_tables.hpp"
#include "support/baseline_model.hpp"
#include "support/message_of.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using testing::baseline_model;
using ::testing::HasSubstr;

constexpr std::uint32_t draws = 64;

RunRecord record_of(const char* name) {
  RunRecord record;
  record.scenario = name;
  record.seed = 1;
  record.sampler = "random";
  record.draws_done = draws;
  record.futures = 4;
  return record;
}

struct RunAndFile {
  Model model;
  RunResult result;
  ComparedRun compared;
};

/// A run as it comes back from its file.
RunAndFile run_of(const char* name, std::initializer_list<const char*> changes) {
  Model model = baseline_model(changes);
  RunResult result = run(model, draws, {});
  const testing::TemporaryFolder folder;
  write_draws(folder.path() / "draws.nc", model, result);
  RunDraws read = read_draws(folder.path() / "draws.nc", "every-year");
  return {std::move(model), std::move(result), {record_of(name), std::move(read)}};
}

class Comparison : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    base_ = new RunAndFile(run_of("base", {"run.draws=64", "run.futures=4"}));
    paid_ = new RunAndFile(run_of("paid", {"run.draws=64", "run.futures=4", "propensity=0.0145"}));
  }
  static void TearDownTestSuite() {
    delete base_;
    delete paid_;
    base_ = paid_ = nullptr;
  }
  static inline RunAndFile *base_ = nullptr, *paid_ = nullptr;
};

TEST_F(Comparison, DrawsComeBackAsTheyWereRun) {
  const RunDraws& read = base_->compared.draws;
  EXPECT_EQ(read.draws, draws);
  EXPECT_EQ(read.futures, 4);
  EXPECT_EQ(read.max_force, base_->result.max_force.values());
  EXPECT_EQ(read.max_training, base_->result.max_training.values());
  EXPECT_EQ(read.sustained, base_->result.as_ruled.values());
  EXPECT_EQ(read.targets, base_->model.targets);
  const std::size_t alone = 2;  // enrolled, ready, alone: readings of a target with a reserve
  for (std::size_t i = 0; i < read.trajectories(); ++i) {
    const bool held = ((base_->result.readings[i * read.targets.size()] >> alone) & 1u) != 0;
    ASSERT_EQ(read.sustained_alone[i * read.targets.size()] != 0, held);
  }
}

TEST_F(Comparison, ARunDiffersFromItselfByNothing) {
  for (const ComparisonRow& row : compare_runs(base_->compared, base_->compared)) {
    EXPECT_EQ(row.probability, row.base_probability);
    EXPECT_EQ(row.difference.mean, 0);
    EXPECT_EQ(row.max_force.better, 0.5) << "ties count half";
    EXPECT_LT(row.difference.simulation_error.low, 0) << "draws not run could differ";
  }
}

TEST_F(Comparison, DifferencesAreThoseOfTheProbabilities) {
  const std::vector<ComparisonRow> rows = compare_runs(base_->compared, paid_->compared);
  ASSERT_EQ(rows.size(), 7u) << "six targets, one of them with a reserve";
  const auto mean = [](const std::vector<double>& shares) {
    double sum = 0;
    for (const double share : shares) sum += share / draws;
    return sum;
  };
  EXPECT_NEAR(rows[2].probability, mean(shares_as_ruled(paid_->result, 1)), 1e-12);
  EXPECT_NEAR(rows[2].base_probability, mean(shares_as_ruled(base_->result, 1)), 1e-12);
  for (const ComparisonRow& row : rows) EXPECT_NEAR(row.difference.mean, row.probability - row.base_probability, 1e-12);
  EXPECT_GT(rows[0].max_force.better, 0.8) << "more volunteers carry a larger force";
}

TEST_F(Comparison, RowsSayWhetherTheReserveCounts) {
  const std::vector<ComparisonRow> rows = compare_runs(base_->compared, paid_->compared);
  EXPECT_EQ(rows[0].target, rows[1].target);
  EXPECT_EQ(rows[0].reserve_counts, "");
  EXPECT_EQ(rows[1].reserve_counts, "required");
  EXPECT_GE(rows[0].probability, rows[1].probability);
}

TEST_F(Comparison, RunsOnOtherNumbersAreRefused) {
  ComparedRun other = base_->compared;
  other.record.seed = 2;
  EXPECT_THAT(test::message_of([&] { (void)compare_runs(base_->compared, other); }),
              HasSubstr("its seed is 2, that of base is 1 (the runs do not share random numbers"));
  other = base_->compared;
  other.record.draws_done = 32;
  EXPECT_THROW((void)compare_runs(base_->compared, other), InvalidInput);
  other = base_->compared;
  other.record.futures = 8;
  EXPECT_THROW((void)compare_runs(base_->compared, other), InvalidInput);
  other = base_->compared;
  other.record.sampler = "sobol";
  EXPECT_THROW((void)compare_runs(base_->compared, other), InvalidInput);
}

TEST_F(Comparison, SobolPointsInAnotherOrderOfImportanceAreRefused) {
  ComparedRun base = base_->compared, other = base_->compared;
  other.draws.importance = "e_p";
  EXPECT_NO_THROW((void)compare_runs(base, other)) << "random draws do not read the order";
  base.record.sampler = other.record.sampler = "sobol";
  EXPECT_THAT(test::message_of([&] { (void)compare_runs(base, other); }),
              HasSubstr("its run.importance is not that of base (their Sobol points stand on different dimensions"));
}

TEST_F(Comparison, ATargetTheOtherRunLacksGoesByItsLargestForce) {
  ComparedRun other = paid_->compared;
  for (Target& target : other.draws.targets) target.name += " elsewhere";
  const std::vector<ComparisonRow> named = compare_runs(base_->compared, paid_->compared),
                                   unnamed = compare_runs(base_->compared, other);
  ASSERT_EQ(unnamed.size(), 6u) << "a reserve that the other run was not asked for has no row";
  EXPECT_EQ(unnamed[0].probability, named[0].probability);
  for (std::size_t row = 1; row < unnamed.size(); ++row) {
    EXPECT_EQ(unnamed[row].probability, named[row + 1].probability) << unnamed[row].target;
  }
  ComparedRun none = base_->compared;
  none.draws.targets.clear();
  EXPECT_THAT(test::message_of([&] { (void)compare_runs(none, other); }), HasSubstr("base: it has no target"));
}

}  // namespace
}  // namespace muster
