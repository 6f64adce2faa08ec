// What a run leaves behind: the same bytes however it was made, and the same numbers wherever they are told.

#include "muster/results/netcdf_file.hpp"
#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

namespace muster {
namespace {

using testing::files_below;
using testing::ProgramResult;
using testing::run_program;
using testing::TemporaryFolder;

const std::string data = std::string(MUSTER_SOURCE_DIR) + "/data";

ProgramResult muster_with(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), MUSTER_BINARY);
  arguments.insert(arguments.end(), {"--data", data});
  return run_program(arguments);
}

std::filesystem::path run_into(const TemporaryFolder& place, const std::string& name, const std::string& scenario,
                               std::vector<std::string> options) {
  const std::filesystem::path folder = place.path() / name;
  options.insert(options.begin(), {"run", scenario, "--out", folder.string(), "--quiet"});
  const ProgramResult done = muster_with(options);
  EXPECT_EQ(done.exit_code, 0) << done.err;
  return folder;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

/// A manifest without what differs by nature: when, where, how it was asked for, and where the scenario was read from.
nlohmann::json lasting(const std::filesystem::path& folder) {
  auto manifest = nlohmann::json::parse(bytes_of(folder / "manifest.json"));
  for (const char* key : {"command", "start", "end", "host", "threads", "scenario"}) manifest.erase(key);
  nlohmann::json inputs = nlohmann::json::array();
  for (const auto& input : manifest.at("inputs"))
    if (!input.at("path").get<std::string>().ends_with(".toml")) inputs.push_back(input);
  manifest["inputs"] = inputs;
  return manifest;
}

void expect_same_run(const std::filesystem::path& a, const std::filesystem::path& b) {
  ASSERT_EQ(files_below(a), files_below(b));
  ASSERT_GT(files_below(a).size(), 10u);
  for (const auto& file : files_below(a)) {
    if (file == "manifest.json") {
      EXPECT_EQ(lasting(a), lasting(b));
    } else {
      EXPECT_TRUE(bytes_of(a / file) == bytes_of(b / file)) << file << " differs between " << a << " and " << b;
    }
  }
}

TEST(Run, AnyNumberOfThreadsLeavesTheSameBytesInEveryFile) {
  const TemporaryFolder place;
  const std::vector<std::string> size{"--draws", "37", "--futures", "3", "--trace", "5"};
  const auto with_threads = [&](const char* threads) {
    auto options = size;
    options.insert(options.end(), {"--threads", threads});
    return run_into(place, threads, "ukraine-baseline", options);
  };
  const auto one = with_threads("1");
  for (const char* threads : {"2", "5", "7"}) expect_same_run(one, with_threads(threads));
}

TEST(Run, ItsResolvedScenarioRunsToTheSameBytes) {
  const TemporaryFolder place;
  const auto first = run_into(place, "first", "ukraine-baseline",
                              {"--draws", "24", "--futures", "2", "--seed", "7", "--set", "propensity=0.011"});
  expect_same_run(first, run_into(place, "again", (first / "scenario.toml").string(), {}));
}

TEST(Run, NeedsNoTarget) {
  const TemporaryFolder place;
  for (const char* targets : {"targets = []", "[[targets]]\nname = \"band\"\nband = [300000, 400000]"}) {
    std::ofstream(place.path() / "few.toml") << "format = 1\ntitle = \"Few\"\nextends = \"ukraine-baseline\"\n"
                                             << targets << '\n';
    const auto folder = run_into(place, "few", (place.path() / "few.toml").string(),
                                 {"--draws", "16", "--futures", "2", "--trace", "1", "--overwrite"});
    EXPECT_GT(NetcdfReader(folder / "draws.nc").values("max_force").numbers.at(0), 0);
    EXPECT_EQ(muster_with({"resume", folder.string(), "--draws", "32", "--quiet"}).exit_code, 0);
    const ProgramResult report = run_program({MUSTER_REPORT_BINARY, folder.string(), "--formats", "svg"});
    EXPECT_EQ(report.exit_code, 0) << report.err;
  }
}

TEST(Resume, MakesTheFilesOfOneRunAndStillNamesTheScenariosOwnFiles) {
  const TemporaryFolder place;
  const auto begun = run_into(place, "begun", "self-financed", {"--draws", "6", "--futures", "2"}),
             whole = run_into(place, "whole", "self-financed", {"--draws", "12", "--futures", "2"});
  const ProgramResult resumed = muster_with({"resume", begun.string(), "--draws", "12", "--quiet"});
  ASSERT_EQ(resumed.exit_code, 0) << resumed.err;
  expect_same_run(begun, whole);
  EXPECT_EQ(nlohmann::json::parse(bytes_of(begun / "manifest.json")).at("inputs"),
            nlohmann::json::parse(bytes_of(whole / "manifest.json")).at("inputs"));
}

/// Interrupts a run that would take hours once it has finished draws; later and later, for slow machines.
std::filesystem::path interrupted_run(const TemporaryFolder& place) {
  const std::filesystem::path folder = place.path() / "interrupted";
  for (const char* seconds : {"1", "4", "16", "64"}) {
    const ProgramResult stopped = run_program({"timeout", "--preserve-status", "--signal=INT", seconds, MUSTER_BINARY,
                                               "run", "ukraine-baseline", "--draws", "1000000", "--futures", "2",
                                               "--threads", "1", "--quiet", "--out", folder.string(), "--data", data});
    EXPECT_EQ(stopped.exit_code, 130) << stopped.err;
    if (std::filesystem::exists(folder)) break;
  }
  return folder;
}

TEST(Run, AnInterruptKeepsWhatWasFinishedAndResumeGoesOnFromIt) {
  const TemporaryFolder place;
  const auto folder = interrupted_run(place);
  ASSERT_TRUE(std::filesystem::exists(folder)) << "not one draw in a minute";
  const auto manifest = nlohmann::json::parse(bytes_of(folder / "manifest.json"));
  EXPECT_FALSE(manifest.at("complete").get<bool>());
  const int done = manifest.at("draws_done").get<int>();
  const auto forces = NetcdfReader(folder / "draws.nc").values("max_force").numbers;
  EXPECT_EQ(forces.size(), 2u * static_cast<std::size_t>(done));
  const std::string more = std::to_string(done + 3);
  const ProgramResult resumed = muster_with({"resume", folder.string(), "--draws", more, "--quiet"});
  ASSERT_EQ(resumed.exit_code, 0) << resumed.err;
  expect_same_run(folder, run_into(place, "whole", "ukraine-baseline", {"--draws", more, "--futures", "2"}));
}

TEST(Run, TheSeedMattersAndADrawDoesNotDependOnHowManyFollow) {
  const TemporaryFolder place;
  const auto forces = [](const std::filesystem::path& folder) {
    return NetcdfReader(folder / "draws.nc").values("max_force").numbers;
  };
  const auto few = forces(run_into(place, "few", "ukraine-baseline", {"--draws", "12", "--futures", "2"}));
  const auto many = forces(run_into(place, "many", "ukraine-baseline", {"--draws", "30", "--futures", "2"}));
  const auto other =
      forces(run_into(place, "other", "ukraine-baseline", {"--draws", "12", "--futures", "2", "--seed", "2"}));
  EXPECT_EQ(few, std::vector<double>(many.begin(), many.begin() + static_cast<std::ptrdiff_t>(few.size())));
  EXPECT_NE(few, other);
}

/// A row of numbers that explain prints under a heading that begins with @p heading, for one year; empty if none.
std::vector<double> explained(const std::string& text, const std::string& heading, int year) {
  std::istringstream lines(text.substr(text.find(heading)));
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(std::to_string(year))) continue;
    std::istringstream cells(line);
    std::vector<double> row;
    for (double cell = 0; cells >> cell;) row.push_back(cell);
    return row;
  }
  return {};
}

TEST(Explain, TellsTheNumbersOfTheRunsFiles) {
  const TemporaryFolder place;
  constexpr int draw = 3, future = 1, futures = 2;
  const auto folder = run_into(place, "run", "ukraine-baseline", {"--draws", "8", "--futures", "2", "--trace", "8"});
  const ProgramResult told = muster_with({"explain", "ukraine-baseline", "--draw", "3", "--future", "1"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  std::smatch found;
  ASSERT_TRUE(std::regex_search(told.out, found,
                                std::regex("Maximum sustainable force (\\d+).*people (\\d+), money (\\d+), training")));
  const NetcdfReader draws(folder / "draws.nc");
  const std::array names{"max_force", "max_people", "max_money"};
  for (std::size_t i = 0; i < names.size(); ++i)
    EXPECT_NEAR(std::stod(found[i + 1]), draws.values(names[i]).numbers[draw * futures + future], 0.5) << names[i];

  const NetcdfReader trace(folder / "trace.nc");
  const auto of_draw = trace.values("draw").numbers, of_future = trace.values("future").numbers;
  std::size_t place_of = of_draw.size();
  for (std::size_t i = 0; i < of_draw.size(); ++i)
    if (of_draw[i] == draw && of_future[i] == future) place_of = i;
  ASSERT_LT(place_of, of_draw.size()) << "the trajectory is not among those traced";
  const auto active = trace.values("active");  // shape (trajectory, target, year)
  for (const int year : {2027, 2035, 2042}) {
    const auto row = explained(told.out, "Persons at the end of the year", year);
    ASSERT_EQ(row.size(), 14u);
    const auto at = (place_of * active.shape[1]) * active.shape[2] + static_cast<std::size_t>(year - 2027);
    EXPECT_NEAR(row[11], active.numbers[at], 0.5) << year;
  }
}

}  // namespace
}  // namespace muster
