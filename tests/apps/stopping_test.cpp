// Runs that end before they were planned to: by a signal, by precision, by time. What is kept goes on as if nothing
// had been.

#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

namespace muster {
namespace {

using testing::files_below;
using ::testing::HasSubstr;
using testing::ProgramResult;
using testing::run_program;
using testing::TemporaryFolder;

ProgramResult muster_with(std::vector<std::string> arguments, int interrupt_after_ms = 0) {
  arguments.insert(arguments.begin(), MUSTER_BINARY);
  arguments.insert(arguments.end(), {"--data", std::string(MUSTER_SOURCE_DIR) + "/data"});
  return run_program(arguments, {.environment = {}, .interrupt_after_ms = interrupt_after_ms});
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

nlohmann::json manifest_in(const std::string& folder) {
  return nlohmann::json::parse(bytes_of(folder + "/manifest.json"));
}

/// Every file but the manifest, byte for byte.
void expect_same_files(const std::string& a, const std::string& b) {
  ASSERT_EQ(files_below(a), files_below(b));
  ASSERT_GT(files_below(a).size(), 10u);
  for (const auto& file : files_below(a)) {
    if (file == "manifest.json") continue;
    EXPECT_TRUE(bytes_of(a + "/" + file) == bytes_of(b + "/" + file)) << file;
  }
}

class Stopping : public ::testing::Test {
 protected:
  [[nodiscard]] std::string in(const std::string& name) const { return (place_.path() / name).string(); }

  /// A run of the baseline into a folder of that name.
  ProgramResult run(const std::string& name, std::vector<std::string> options, int interrupt_after_ms = 0) const {
    options.insert(options.begin(), {"run", "ukraine-baseline", "--out", in(name), "--futures", "2"});
    return muster_with(options, interrupt_after_ms);
  }

 private:
  TemporaryFolder place_;
};

TEST_F(Stopping, InterruptedAtARandomMomentAndResumedIsTheRunInOneGo) {
  std::random_device moment;  // not a result: whenever the signal comes, the bytes are the same
  for (const char* sampler : {"random", "sobol"}) {
    const std::string part = std::string(sampler) + "-part", whole = std::string(sampler) + "-whole";
    const int after = 600 + static_cast<int>(moment() % 400);
    const ProgramResult cut = run(part, {"--draws", "1000000", "--sampler", sampler, "--trace", "3"}, after);
    ASSERT_EQ(cut.exit_code, 130) << cut.err;
    const auto kept = manifest_in(in(part));
    EXPECT_EQ(kept.at("complete"), false);
    const std::string draws = std::to_string(kept.at("draws_done").get<int>() + 5);
    const ProgramResult resumed = muster_with({"resume", in(part), "--draws", draws, "--quiet"});
    ASSERT_EQ(resumed.exit_code, 0) << resumed.err;
    ASSERT_EQ(run(whole, {"--draws", draws, "--sampler", sampler, "--trace", "3", "--quiet"}).exit_code, 0);
    expect_same_files(in(part), in(whole));
  }
}

TEST_F(Stopping, ByPrecisionEveryRowOfTheFileIsAsNarrowAsAsked) {
  const ProgramResult done = run("out", {"--precision", "0.2", "--max-draws", "64", "--json"});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  EXPECT_EQ(done.err, "");
  const auto manifest = manifest_in(in("out"));
  EXPECT_EQ(manifest.at("precision_reached"), true);
  EXPECT_LE(manifest.at("precision_got"), 0.2);
  EXPECT_GT(manifest.at("look_level"), 0.95);
  for (const auto& target : nlohmann::json::parse(done.out).at("targets")) {
    EXPECT_LE((target.at("ci_high").get<double>() - target.at("ci_low").get<double>()) / 2, 0.2);
    EXPECT_EQ(target.at("ci_level"), 0.95);
    EXPECT_THAT(target.at("ci_method").get<std::string>(), HasSubstr("-planned-looks"));
  }
  ASSERT_EQ(muster_with({"run", in("out") + "/scenario.toml", "--out", in("again"), "--quiet"}).exit_code, 0);
  expect_same_files(in("out"), in("again"));
}

TEST_F(Stopping, PrecisionNotReachedIsSaidAndCanBeGoneOnWith) {
  const ProgramResult short_run = run("short", {"--precision", "0.001", "--max-draws", "20", "--quiet"});
  EXPECT_EQ(short_run.exit_code, 0);
  EXPECT_THAT(short_run.err, HasSubstr("the precision of 0.001 was not reached: after 20 draws"));
  EXPECT_EQ(manifest_in(in("short")).at("precision_reached"), false);
  ASSERT_EQ(muster_with({"resume", in("short"), "--draws", "28", "--quiet"}).exit_code, 0);
  ASSERT_EQ(run("long", {"--precision", "0.001", "--max-draws", "28", "--quiet"}).exit_code, 0);
  expect_same_files(in("short"), in("long"));
}

TEST_F(Stopping, ATimeLimitEndsARunThatIsNotPreciseYet) {
  const ProgramResult done = run("out", {"--precision", "0.0001", "--max-time", "0.5", "--quiet"});
  EXPECT_EQ(done.exit_code, 0);
  EXPECT_THAT(done.err, HasSubstr("was not reached"));
  const auto manifest = manifest_in(in("out"));
  EXPECT_EQ(manifest.at("precision_reached"), false);
  EXPECT_GE(manifest.at("draws_done"), 1);
  EXPECT_LT(manifest.at("draws_done"), 262144);
}

TEST_F(Stopping, WhatCannotStopByPrecisionIsRefused) {
  const ProgramResult fixed = run("a", {"--precision", "0.1", "--sampler", "latin-hypercube"});
  EXPECT_EQ(fixed.exit_code, 2);
  EXPECT_THAT(fixed.err, HasSubstr("its number of draws is fixed beforehand"));
  EXPECT_EQ(run("b", {"--max-draws", "64"}).exit_code, 2);
  EXPECT_EQ(run("c", {"--precision", "0"}).exit_code, 2);
  EXPECT_FALSE(std::filesystem::exists(in("a")));
}

TEST_F(Stopping, ALatinHypercubeIsNotExtendedAndSaysWhy) {
  ASSERT_EQ(run("cube", {"--draws", "16", "--sampler", "latin-hypercube", "--quiet"}).exit_code, 0);
  const ProgramResult extended = muster_with({"resume", in("cube"), "--draws", "32"});
  EXPECT_EQ(extended.exit_code, 2);
  EXPECT_THAT(extended.err, HasSubstr("each of its draws fills one of 16 strata"));
}

TEST_F(Stopping, DependenceGivesTheAnswerAtThreeStrengthsFromOneCommand) {
  const ProgramResult done = muster_with(
      {"dependence", "ukraine-baseline", "--draws", "16", "--futures", "1", "--target", "200000", "--out", in("out")});
  ASSERT_EQ(done.exit_code, 0) << done.err;
  for (const char* words : {"independent", "as stated", "doubled"}) EXPECT_THAT(done.out, HasSubstr(words));
  const std::string csv = bytes_of(in("out") + "/dependence.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
}

}  // namespace
}  // namespace muster
