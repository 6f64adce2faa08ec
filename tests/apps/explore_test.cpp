// muster sweep, breakeven, discover and value: columns, bytes, misuse.

#include "support/muster_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace muster {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::ProgramResult;
using ::testing::StartsWith;

class Explore : public testing::MusterProgram {
 protected:
  void expect_refused(const std::vector<std::string>& arguments, const std::string& words) const {
    const ProgramResult result = muster(arguments);
    EXPECT_EQ(result.exit_code, 2) << result.out;
    EXPECT_THAT(result.err, HasSubstr(words));
    EXPECT_EQ(std::ranges::count(result.err, '\n'), 1) << result.err;
  }
};

TEST_F(Explore, SweepWritesAGridThatIsTheSameForAnyThreads) {
  const std::vector<std::string> sweep{
      "sweep",    "ukraine-baseline", "--vary",  "w_t=1:2:3", "--vary",    "sustained.fill=0.9:0.95:2",
      "--target", "200000",           "--draws", "6",         "--futures", "3",
      "--threads"};
  auto with = [&](const char* threads, const char* out) {
    std::vector<std::string> arguments = sweep;
    arguments.insert(arguments.end(), {threads, "--out", out});
    return muster(arguments);
  };
  const ProgramResult result = with("1", "one");
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("6 cells, 6 draws x 3 futures"));
  const std::string grid = file("one/grid.csv");
  EXPECT_THAT(grid, StartsWith("w_t,sustained.fill,target,probability,ci_low,ci_high,p90_low,p90_high\n1,0.9,"));
  EXPECT_EQ(std::ranges::count(grid, '\n'), 7);
  EXPECT_THAT(file("one/manifest.json"), HasSubstr("--vary"));
  EXPECT_THAT(file("one/manifest.json"), AllOf(HasSubstr("\"draws_done\": 6"), HasSubstr("\"futures\": 3")));
  ASSERT_EQ(with("2", "two").exit_code, 0);
  EXPECT_EQ(file("two/grid.csv"), grid);
}

TEST_F(Explore, ACellOfASweepIsARunWithTheKeySet) {
  ASSERT_EQ(muster({"sweep", "ukraine-baseline", "--vary", "w_t=1:2:2", "--target", "150000", "--draws", "8",
                    "--futures", "2", "--quiet"})
                .exit_code,
            0);
  ASSERT_EQ(muster({"run", "ukraine-baseline", "--set", "w_t=2", "--target", "150000", "--draws", "8", "--futures", "2",
                    "--out", "run", "--quiet"})
                .exit_code,
            0);
  const std::string grid = file("out/ukraine-baseline-sweep/grid.csv"), run = file("run/probabilities.csv");
  const std::string last = grid.substr(grid.find("\n2,") + 3);  // "150000",P,...
  std::vector<std::string> cells{""};
  for (const char c : run.substr(run.find('\n') + 1)) {
    if (c == '\n') break;
    if (c == ',')
      cells.emplace_back();
    else
      cells.back() += c;
  }
  const std::string probability = cells[9];
  EXPECT_THAT(last, HasSubstr("," + probability + ",")) << run;
}

TEST_F(Explore, SweepRefusesWhatItCannotVary) {
  expect_refused({"sweep", "ukraine-baseline", "--vary", "w_t=2:1:3"}, "--vary: found \"w_t=2:1:3\"");
  expect_refused({"sweep", "ukraine-baseline", "--vary", "w_y=1:2:3"}, "unknown key \"w_y\"");
  expect_refused({"sweep", "ukraine-baseline", "--vary", "w_t=0:2:3"}, "policy.pay.w_t");
  expect_refused({"sweep", "ukraine-baseline", "--vary", "w_t=1:2:3", "--vary", "w_t=1:2:3"}, "stands there twice");
  expect_refused({"sweep", "ukraine-baseline", "--vary", "w_t=1:2:1000", "--vary", "b_peace=0.01:0.1:1000"}, "cells");
  expect_refused({"sweep", "ukraine-baseline"}, "--vary is required");
  EXPECT_FALSE(std::filesystem::exists(folder_.path() / "out"));
}

TEST_F(Explore, AnAnalysisOfTargetsRefusesAScenarioWithoutOne) {
  folder_.write("none.toml", "format = 1\ntitle = \"No target\"\nextends = \"ukraine-baseline\"\ntargets = []\n");
  expect_refused({"sweep", "none.toml", "--vary", "w_t=1:2:3"}, "none.toml: it has no target (sweep is of targets)");
  expect_refused({"breakeven", "none.toml", "--lever", "w_t"}, "none.toml: it has no target");
  EXPECT_EQ(
      muster({"sweep", "none.toml", "--vary", "w_t=1:2:2", "--target", "150000", "--draws", "16", "--quiet"}).exit_code,
      0);
}

TEST_F(Explore, BreakevenWritesAllItsFiles) {
  const std::vector<std::string> command{
      "breakeven", "ukraine-baseline", "--lever", "w_t",     "--lever", "b_peace",   "--range", "w_t=1:2.2", "--target",
      "120000",    "--confidence",     "0.5",     "--draws", "3",       "--futures", "1",       "--steps",   "2"};
  const ProgramResult result = muster(command);
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("120"));
  const std::string folder = "out/ukraine-baseline-breakeven/";
  EXPECT_THAT(file(folder + "breakeven.csv"),
              StartsWith("lever,target,confidence,value,ci_low,ci_high,status,side\nw_t,"));
  EXPECT_THAT(file(folder + "shifts.csv"),
              StartsWith("lever,target,confidence,value,ci_low,ci_high,status,input,input_quantile\n"));
  EXPECT_THAT(file(folder + "frontier.csv"), StartsWith("lever_x,x,lever_y,y,target,confidence"));
  EXPECT_EQ(std::ranges::count(file(folder + "frontier.csv"), '\n'), 3);
  EXPECT_THAT(file(folder + "tipping.csv"), StartsWith("target,input,value,quantile,ci_low,ci_high,status,side\n"));
  std::vector<std::string> again = command;
  again.insert(again.end(), {"--threads", "1", "--out", "again"});
  ASSERT_EQ(muster(again).exit_code, 0);
  for (const char* name : {"breakeven.csv", "shifts.csv", "frontier.csv", "tipping.csv"}) {
    EXPECT_EQ(file(std::string("again/") + name), file(folder + name)) << name;
  }
}

TEST_F(Explore, BreakevenRefusesWhatCannotCross) {
  expect_refused({"breakeven", "ukraine-baseline", "--lever", "w_y"}, "did you mean");
  expect_refused({"breakeven", "ukraine-baseline", "--lever", "w_t", "--confidence", "1"}, "--confidence: found 1");
  expect_refused({"breakeven", "ukraine-baseline", "--lever", "w_t", "--range", "w_t=2:1"}, "--range: w_t");
  expect_refused({"breakeven", "ukraine-baseline", "--lever", "w_t", "--range", "b_peace=0:1"}, "none of the levers");
  expect_refused({"breakeven", "ukraine-baseline", "--lever", "w_t", "--lever", "w_t"}, "twice");
}

TEST_F(Explore, DiscoverAndValueReadARun) {
  ASSERT_EQ(muster({"run", "ukraine-baseline", "--target", "150000", "--target", "200000+1000", "--draws", "400",
                    "--futures", "2", "--out", "run", "--quiet"})
                .exit_code,
            0);
  const ProgramResult found = muster({"discover", "run", "--target", "150000", "--resamples", "4"});
  ASSERT_EQ(found.exit_code, 0) << found.err;
  EXPECT_THAT(found.out, HasSubstr("150,000 is sustained in"));
  const std::string boxes = file("run/discover/boxes.csv"), summary = file("run/discover/summary.csv");
  EXPECT_THAT(boxes, StartsWith("box,input,low,high,quasi_p,resampled\n1,"));
  EXPECT_THAT(summary, StartsWith("box,coverage,density,density_held_back,support,sentence"));
  EXPECT_THAT(summary, HasSubstr("\"150,000 is sustained in "));
  EXPECT_THAT(file("run/discover/peeling.csv"), StartsWith("box,step,input,side,value,coverage,density,support\n1,1,"));
  ASSERT_EQ(muster({"discover", "run", "--target", "150000", "--resamples", "4", "--threads", "1"}).exit_code, 0);
  EXPECT_EQ(file("run/discover/boxes.csv"), boxes);
  ASSERT_EQ(muster({"discover", "run", "--target", "200000+1000", "--for", "failure", "--out", "fails"}).exit_code, 0);
  EXPECT_THAT(file("fails/manifest.json"), HasSubstr("discover"));

  const ProgramResult worth = muster({"value", "run"});
  ASSERT_EQ(worth.exit_code, 0) << worth.err;
  EXPECT_THAT(worth.out, HasSubstr("Best without knowing more"));
  EXPECT_THAT(file("run/value/evppi.csv"), StartsWith("input,group,evppi,std_error,share_of_evpi,rank\n"));
  EXPECT_THAT(file("run/value/evpi.csv"), StartsWith("best_option,best_payoff,evpi,std_error,holding,failing\n"));
}

TEST_F(Explore, DiscoverSaysPlainlyWhatItCannotFind) {
  ASSERT_EQ(muster({"run", "ukraine-baseline", "--draws", "60", "--futures", "1", "--out", "run", "--quiet"}).exit_code,
            0);
  const ProgramResult result = muster({"discover", "run", "--target", "800000"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("No box can be told"));
  EXPECT_THAT(result.out, HasSubstr("muster rare SCENARIO --target 800000"));
  EXPECT_EQ(file("run/discover/boxes.csv"), "box,input,low,high,quasi_p,resampled\n");
  expect_refused({"discover", "run", "--target", "800000+1"}, "is no target of this run");
  expect_refused({"discover", "run", "--target", "many"}, "--target: found \"many\"");
  expect_refused({"discover", "nowhere", "--target", "1"}, "nowhere");
  expect_refused({"value", "run", "--holding", "0", "--failing", "0"}, "not both 0");
}

}  // namespace
}  // namespace muster
