// muster compare: runs scenarios first, takes results, refuses runs on other random numbers.

#include "support/muster_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace muster {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using ::testing::StartsWith;

using Compare = testing::MusterProgram;

TEST_F(Compare, RunsScenariosFirstAndWritesBesideTheBase) {
  const ProgramResult result =
      muster({"compare", "ukraine-baseline", "pay-high", "--draws", "8", "--futures", "2", "--threads", "1"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("pay-high"));
  EXPECT_THAT(result.out, HasSubstr("results: out/ukraine-baseline/compare"));
  const std::string table = file("out/ukraine-baseline/compare/compare.csv");
  EXPECT_THAT(
      table,
      StartsWith(
          "scenario,base,target,probability,base_probability,difference,ci_low,ci_high,p90_low,p90_high,better"));
  EXPECT_EQ(std::ranges::count(table, '\n'), 8);
  EXPECT_THAT(file("out/ukraine-baseline/compare/manifest.json"), HasSubstr("\"command\""));
  // Again, from the results: the same bytes.
  const ProgramResult again = muster({"compare", "out/ukraine-baseline", "out/pay-high", "--out", "again"});
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(file("again/compare.csv"), table);
}

TEST_F(Compare, AScenarioIsRunOnTheBasesNumbers) {
  ASSERT_EQ(muster({"run", "ukraine-baseline", "--draws", "6", "--futures", "3", "--seed", "9", "--quiet"}).exit_code,
            0);
  const ProgramResult result = muster({"compare", "out/ukraine-baseline", "stay-low"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(file("out/stay-low/manifest.json"), HasSubstr("\"seed\": 9"));
}

TEST_F(Compare, RefusesRunsOnOtherNumbers) {
  ASSERT_EQ(muster({"run", "ukraine-baseline", "--draws", "4", "--futures", "2", "--quiet"}).exit_code, 0);
  ASSERT_EQ(muster({"run", "pay-high", "--draws", "4", "--futures", "2", "--seed", "2", "--quiet"}).exit_code, 0);
  const ProgramResult result = muster({"compare", "out/ukraine-baseline", "out/pay-high"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_EQ(result.err,
            "pay-high: its seed is 2, that of ukraine-baseline is 1 (the runs do not share random numbers, so no "
            "trajectory has its pair); run both with the same seed, sampler, draws and futures\n");
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out/ukraine-baseline/compare"));
}

TEST_F(Compare, NeedsTwoRuns) {
  ASSERT_EQ(muster({"run", "stay-low", "--draws", "2", "--futures", "1", "--quiet"}).exit_code, 0);
  const ProgramResult result = muster({"compare", "out/stay-low"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("a comparison needs two"));
}

}  // namespace
}  // namespace muster
