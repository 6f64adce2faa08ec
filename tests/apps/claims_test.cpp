// muster claims: every shipped claim, the scenarios that are there and those that are not, claims of one's own.

#include "support/muster_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace muster {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using ::testing::StartsWith;

class Claims : public testing::MusterProgram {
 protected:
  void run(const char* scenario) const {
    const ProgramResult result = muster({"run", scenario, "--draws", "32", "--futures", "4", "--quiet"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
};

TEST_F(Claims, EachHasAVerdictWithItsNumberOrSaysWhyNot) {
  run("ukraine-baseline");
  run("current-deal");
  const ProgramResult result = muster({"claims", "out/ukraine-baseline", "out/current-deal"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("800,000 cannot be recruited, sustained and financed\n  supported: P = 1.000"));
  EXPECT_THAT(result.out, HasSubstr("300,000 to 400,000 can be reached\n  not evaluated: no results of analysts-band"));
  EXPECT_THAT(result.out, HasSubstr("50th, 80th, 95th percentile: "));
  EXPECT_THAT(result.out, HasSubstr("supported from 0.9, leaning from 0.67, open, leaning against up to 0.33"));
  const std::string table = file("out/ukraine-baseline/claims/claims.csv");
  EXPECT_THAT(table, StartsWith("claim,sentence,scenario,quantity,threshold,probability,p50_low,p50_high,p90_low,p90_"
                                "high,ci_low,ci_high,verdict"));
  const auto files = std::filesystem::directory_iterator(testing::source_data / "claims");
  EXPECT_EQ(std::ranges::count(table, '\n'), 1 + std::distance(begin(files), end(files)));
  EXPECT_THAT(file("out/ukraine-baseline/claims/overturn.csv"), StartsWith("claim,input,value,quantile"));
}

TEST_F(Claims, EveryShippedClaimGoesWithAnInstalledScenario) {
  for (const auto& entry : std::filesystem::directory_iterator(testing::source_data / "claims")) {
    const std::string text = testing::text_of(entry.path());
    const std::size_t first = text.find("scenario = \"") + 12;
    const std::string scenario = text.substr(first, text.find('"', first) - first);
    EXPECT_TRUE(std::filesystem::exists(testing::source_data / "scenarios" / (scenario + ".toml"))) << entry.path();
  }
}

TEST_F(Claims, OnesOwnClaimsStandInTheirOwnFolder) {
  run("stay-low");
  std::filesystem::create_directory(folder_.path() / "mine");
  std::ofstream(folder_.path() / "mine/mine.toml")
      << "sentence = \"A hundred thousand can\"\nscenario = \"stay-low\"\nquantity = \"max_force\"\n"
         "says = \"at-least\"\nthreshold = 100_000\nsources = []\nreading = \"M of at least 100,000\"\n";
  const ProgramResult result = muster({"claims", "out/stay-low", "--claims", "mine", "--out", "verdicts"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, StartsWith("A hundred thousand can\n"));
  EXPECT_TRUE(std::filesystem::exists(folder_.path() / "verdicts/claims.csv"));
}

// 800,000 is tested standing, and as a surge, which level L3 alone tests.
TEST_F(Claims, TheSurgeIsJudgedWhereItWasTested) {
  run("relapse");
  EXPECT_THAT(muster({"claims", "out/relapse"}).out,
              HasSubstr("by a call-up within 12 months\n  contradicted: P = 0.0"));
  const ProgramResult run =
      muster({"run", "relapse", "--set", "level=L2", "--draws", "4", "--futures", "2", "--quiet", "--overwrite"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(muster({"claims", "out/relapse"}).out, HasSubstr("not evaluated: the run is not of level L3"));
}

TEST_F(Claims, WhatIsWrongIsNamedWithItsPlace) {
  run("stay-low");
  std::filesystem::create_directory(folder_.path() / "mine");
  EXPECT_THAT(muster({"claims", "out/stay-low", "--claims", "mine"}).err, HasSubstr("no file in it ends in .toml"));
  std::ofstream(folder_.path() / "mine/bad.toml") << "sentence = \"x\"\n";
  const ProgramResult result = muster({"claims", "out/stay-low", "--claims", "mine"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, HasSubstr("mine/bad.toml: scenario: it is missing"));
  EXPECT_THAT(muster({"claims", "nowhere"}).err, HasSubstr("nowhere: not a directory"));
  EXPECT_THAT(muster({"claims", "out/stay-low", "--claims", "elsewhere"}).err, HasSubstr("there is no such folder"));
}

TEST_F(Claims, ARunWithoutTheTargetIsNotEvaluated) {
  const ProgramResult run =
      muster({"run", "ukraine-baseline", "--target", "300k", "--draws", "4", "--futures", "2", "--quiet"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_THAT(muster({"claims", "out/ukraine-baseline"}).out,
              HasSubstr("not evaluated: the run has no target \"800,000\""));
}

}  // namespace
}  // namespace muster
