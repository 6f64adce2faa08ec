// muster sensitivity: files, columns and exit codes, the same bytes for any threads, misuse.

#include "support/muster_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace muster {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using ::testing::StartsWith;

class Sensitivity : public testing::MusterProgram {
 protected:
  void run(const char* draws) const {
    const ProgramResult result = muster({"run", "ukraine-baseline", "--draws", draws, "--futures", "2", "--target",
                                         "250k", "--target", "180k+200k", "--quiet", "--overwrite"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }

  [[nodiscard]] std::string written(const std::string& name,
                                    const std::string& folder = "out/ukraine-baseline/sensitivity") const {
    return file(folder + "/" + name);
  }
};

TEST_F(Sensitivity, WritesItsTablesTheSameForAnyThreads) {
  run("800");
  const std::vector<std::string> few{"--drop-draws", "2", "--drop-futures", "2"};
  std::vector<std::string> one{"sensitivity", "out/ukraine-baseline", "--threads", "1"}, two = one;
  two.back() = "2";
  two.insert(two.end(), {"--out", "again"});
  for (auto* command : {&one, &two}) command->insert(command->end(), few.begin(), few.end());
  const ProgramResult first = muster(one), second = muster(two);
  ASSERT_EQ(first.exit_code, 0) << first.err;
  ASSERT_EQ(second.exit_code, 0) << second.err;
  EXPECT_THAT(first.out, HasSubstr("M: within draws (chance) 0."));
  EXPECT_THAT(first.out, HasSubstr("results: out/ukraine-baseline/sensitivity"));
  EXPECT_THAT(written("indices.csv"), StartsWith("output,year,input,group,index,estimator,value,ci_low,ci_high\nM,,"));
  EXPECT_THAT(written("indices.csv"), HasSubstr("\nM,,,chance,total,variance within draws,0."));
  EXPECT_THAT(written("indices.csv"), HasSubstr("\nactive: 250000,2035,b_peace,budget,shapley,"));
  EXPECT_THAT(written("indices.csv"), HasSubstr("\n\"180000+200000, active alone\",,"));
  EXPECT_THAT(written("tornado.csv"),
              StartsWith("output,input,basis,low_value,high_value,low_result,base_result,high_"));
  EXPECT_THAT(written("tornado.csv"), HasSubstr("\n250000,b_peace,rival 1,0.042"));
  EXPECT_THAT(written("sources.csv"), StartsWith("source,output,result,base_result\n"));
  EXPECT_THAT(written("ledger.csv"), StartsWith("output,grade,input,share_variance,share_distance,ci_low,ci_high\nM,"));
  EXPECT_THAT(written("manifest.json"), HasSubstr("given-data indices: 800 draws, 0 left out"));
  for (const char* name : {"indices.csv", "tornado.csv", "sources.csv", "ledger.csv"}) {
    EXPECT_EQ(written(name), written(name, "again")) << name;
  }
}

TEST_F(Sensitivity, DesignedPointsAddTheirRows) {
  run("800");
  const ProgramResult result = muster({"sensitivity", "out/ukraine-baseline", "--no-runs", "--design", "sobol",
                                       "--points", "32", "--max-points", "32", "--quiet"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("32 base points by group did not bring every interval to +-0.05"));
  EXPECT_THAT(written("indices.csv"), HasSubstr("\nM,,,chance,first,janon,"));
  EXPECT_THAT(written("indices.csv"), HasSubstr("\n250000,,b_peace,budget,total,jansen,"));
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out/ukraine-baseline/sensitivity/tornado.csv"));
}

TEST_F(Sensitivity, WhatCannotBeUsedIsRefused) {
  run("40");
  const auto refused = [this](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "sensitivity");
    const ProgramResult result = muster(arguments);
    EXPECT_EQ(result.exit_code, 2);
    return result.err;
  };
  EXPECT_THAT(refused({"out/ukraine-baseline"}), HasSubstr("40 draws for "));
  EXPECT_THAT(refused({"nowhere"}), HasSubstr("nowhere: not a directory"));
  EXPECT_THAT(refused({"out/ukraine-baseline", "--design", "halton"}), HasSubstr("--design"));
  EXPECT_THAT(refused({}), HasSubstr("RESULTS"));
}

}  // namespace
}  // namespace muster
