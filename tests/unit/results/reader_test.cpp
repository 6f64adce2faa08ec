#include "muster/results/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "muster/core/require.hpp"

namespace muster {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

/// A results directory of this test alone, gone when the test ends.
class Reader : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(testing::TempDir()) / ("muster-reader-" + std::string(test->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  void write_manifest(const std::string& start, int threads, int seed) const {
    write("manifest.json",
          fmt::format(R"({{"format": "muster-results/1", "version": "0.1.0", "commit": "abc", "scenario": "s",)"
                      R"("title": "T", "seed": {}, "sampler": "random", "draws_asked": 4096, "draws_done": 4000,)"
                      R"("futures": 64, "failed_draws": 2, "complete": false, "start": "{}", "threads": {},)"
                      R"("command": ["muster", "run", "s"], "inputs": [{{"path": "a.csv", "sha256": "00ff"}}]}})",
                      seed, start, threads));
  }

  std::filesystem::path folder_;
};

TEST_F(Reader, ReadsTheRecordTheTablesAndTheAnalysesBeneath) {
  write_manifest("2026-11-22T20:15:30Z", 2, 7);
  write("exceedance.csv", "force_size,probability\n0,1\n");
  write("sweep/grid.csv", "w_t,probability\n1,1\n");
  write("sweep/manifest.json", "{}");
  write("value/evppi.csv", "input\nfit\n");
  write("value/manifest.json", R"({"format": "muster-results/1", "draws_done": 512})");
  write("report/fig-fan.csv", "year\n2030\n");  // what we wrote ourselves is no result
  const Results results = read_results(folder_);
  EXPECT_EQ(results.run.seed, 7u);
  EXPECT_EQ(results.run.draws_done, 4000u);
  EXPECT_EQ(results.run.failed_draws, 2u);
  EXPECT_FALSE(results.run.complete);
  EXPECT_EQ(results.run.command, "muster run s");
  ASSERT_EQ(results.run.inputs.size(), 1u);
  EXPECT_EQ(results.run.inputs[0].sha256, "00ff");
  ASSERT_NE(results.table("exceedance"), nullptr);
  ASSERT_NE(results.table("sweep/grid"), nullptr);
  EXPECT_EQ(results.tables.size(), 3u);
  ASSERT_EQ(results.made_by.size(), 1u);
  EXPECT_EQ(results.made_by.at("value/evppi").draws_done, 512u);
  EXPECT_EQ(results.table("paths"), nullptr);
}

TEST_F(Reader, TheRunIdKnowsTheSeedButNotTheClockNorTheThreads) {
  write_manifest("2026-11-22T20:15:30Z", 2, 7);
  const auto first = read_results(folder_).run.run_id;
  EXPECT_EQ(first.size(), 12u);
  write_manifest("2027-01-01T00:00:00Z", 8, 7);
  EXPECT_EQ(read_results(folder_).run.run_id, first);
  write_manifest("2026-11-22T20:15:30Z", 2, 8);
  EXPECT_NE(read_results(folder_).run.run_id, first);
}

TEST_F(Reader, RefusesWhatIsNoResultsDirectoryAndNewerFormatsByName) {
  const auto reading = [this] { (void)read_results(folder_); };
  EXPECT_THAT([] { (void)read_results("no-such-folder"); }, ThrowsMessage<InvalidInput>(HasSubstr("not a directory")));
  EXPECT_THAT(reading, ThrowsMessage<InvalidInput>(HasSubstr("manifest.json: cannot be read")));
  write("manifest.json", "{");
  EXPECT_THAT(reading, ThrowsMessage<InvalidInput>(HasSubstr("not a JSON object")));
  write("manifest.json", R"({"format": "muster-results/2"})");
  EXPECT_THAT(reading, ThrowsMessage<InvalidInput>(HasSubstr("\"muster-results/2\" is newer")));
  write("manifest.json", R"({"format": "csv"})");
  EXPECT_THAT(reading, ThrowsMessage<InvalidInput>(HasSubstr("\"csv\" is no format of muster")));
}

}  // namespace
}  // namespace muster
