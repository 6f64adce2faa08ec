// The command line itself: help, version, unknown commands and options, where the data are found.

#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace muster {
namespace {

using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::ProgramSetting;
using testing::run_program;
using ::testing::StartsWith;
using testing::TemporaryFolder;

const std::string data = std::string(MUSTER_SOURCE_DIR) + "/data";

ProgramResult muster_with(std::vector<std::string> arguments, const ProgramSetting& setting = {}) {
  arguments.insert(arguments.begin(), MUSTER_BINARY);
  return run_program(arguments, setting);
}

TEST(Usage, HelpAndVersionStandOnEveryLevel) {
  for (const std::vector<std::string>& level : {std::vector<std::string>{}, {"check"}, {"list"}}) {
    for (const char* option : {"--help", "--version"}) {
      std::vector<std::string> arguments = level;
      arguments.emplace_back(option);
      const ProgramResult result = muster_with(arguments);
      EXPECT_EQ(result.exit_code, 0) << option;
      EXPECT_EQ(result.err, "");
      EXPECT_THAT(result.out, HasSubstr(option == std::string("--help") ? "Usage:" : "(commit "));
    }
  }
}

TEST(Usage, WhatIsUnknownIsRefusedWithTheNearestSpelling) {
  struct Case {
    std::vector<std::string> arguments;
    const char* fault;
  };
  const std::vector<Case> cases{
      {{"chekc"}, "unknown command \"chekc\"; did you mean \"check\"?; allowed are "},
      {{"check", "x", "--dta=/tmp"}, "unknown option \"--dta\"; did you mean \"--data\"?\n"},
      {{"check", "a", "b"}, "found \"b\" behind everything muster check takes; remove it"},
      {{"check"}, "SCENARIO is required; run with --help"},
      {{"check", "a", "--set"}, "--set: 1 required KEY=VALUE missing; run with --help"},
      {{}, "A subcommand is required; run with --help"},
      {{"list", "--log-level", "loud"}, "--log-level: loud not in "},
      {{"check", "no-such-scenario"}, "scenario \"no-such-scenario\" is neither a file nor installed"},
      {{"check", "no/such/file.toml"}, "no/such/file.toml: cannot be opened (it does not exist or may not be read)"},
      {{"list", "--data", "/no/such/folder"},
       "--data: found \"/no/such/folder\" (there is no folder countries in it)"}};
  for (const Case& each : cases) {
    const ProgramResult result = muster_with(each.arguments);
    EXPECT_EQ(result.exit_code, 2) << each.fault;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, StartsWith(each.fault));
  }
}

TEST(Usage, DataComeFromTheOptionThenTheVariableThenTheSourceTree) {
  const TemporaryFolder other;
  other.write("countries/toyland/country.toml", "format = 1\nname = \"Toyland\"\niso3 = \"TOY\"\nun_m49 = 1\n");
  const ProgramSetting by_variable{other.path(), {{"MUSTER_DATA", other.path().string()}}};
  EXPECT_THAT(muster_with({"list"}).out, HasSubstr("Ukraine, baseline"));
  EXPECT_THAT(muster_with({"list"}, by_variable).out, HasSubstr("Toyland"));
  EXPECT_THAT(muster_with({"list", "--data", data}, by_variable).out, HasSubstr("Ukraine, baseline"));
  const ProgramSetting wrong{other.path(), {{"MUSTER_DATA", "/no/such/folder"}}};
  EXPECT_THAT(muster_with({"list"}, wrong).err, StartsWith("MUSTER_DATA: found \"/no/such/folder\""));
}

TEST(Usage, AFullDiskIsAFailureOfTheMachine) {
  const ProgramResult result = run_program({"/bin/sh", "-c", std::string(MUSTER_BINARY) + " list > /dev/full"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, StartsWith("standard output could not be written"));
}

TEST(Check, PrintsEveryInputWithQuantilesUnitAndSources) {
  const ProgramResult result = muster_with({"check", "ukraine-baseline", "--data", data, "--set", "fit=0.6"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  // Median and 5 and 95 % points of lognormal(1, 0.42): exp(0.42 * -+1.6449) = 0.5012, 1.995.
  EXPECT_THAT(result.out,
              ::testing::ContainsRegex("recruitment +e_p +lognormal\\(1, 0.42\\) +0.5012 +1 +1.995 +1 +M127"));
  EXPECT_THAT(result.out, ::testing::ContainsRegex("demography +birth_rebound +uniform\\(0, 0.25\\).*judgement\n"));
  EXPECT_THAT(result.out,
              HasSubstr("The correlation of fit and reserve_liable (0.3) is ignored: one of them is a constant."));
  EXPECT_THAT(result.out, HasSubstr("target armed non-alignment: 250000 active and 275000 in reserve\n"));
}

TEST(Check, SaysWhatAScenarioLacksForARun) {
  const TemporaryFolder folder;
  folder.write("bare.toml", "country = \"finland\"\n");
  const ProgramResult result = muster_with({"check", "bare.toml", "--data", data}, ProgramSetting{folder.path(), {}});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out,
              ::testing::ContainsRegex("inputs of the model are missing, so muster run refuses this scenario: .*e_p"));
}

}  // namespace
}  // namespace muster
