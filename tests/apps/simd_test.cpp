// The instruction set is the machine's best or the one asked for, and no result depends on it.

#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace muster {
namespace {

using ::testing::HasSubstr;
using testing::run_program;

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Simd, VersionShowsTheLevelAskedFor) {
  const auto version = [](const char* level) {
    return run_program({MUSTER_BINARY, "--version"}, {.environment = {{"MUSTER_SIMD", level}}});
  };
  EXPECT_THAT(version("v2").out, HasSubstr("SIMD v2)"));
  EXPECT_THAT(version("").out, HasSubstr("SIMD "));
  EXPECT_EQ(version("v5").exit_code, 2);
  EXPECT_EQ(version("v5").err, "MUSTER_SIMD: v5 is no level of the instruction set; write v2, v3 or v4\n");
}

/// A v2 machine's C library has other functions too: its own exp and log without fused multiply-add.
std::map<std::string, std::string> environment_of(const std::string& level) {
  std::map<std::string, std::string> environment{{"MUSTER_SIMD", level}};
  if (level == "v2") environment["GLIBC_TUNABLES"] = "glibc.cpu.hwcaps=-AVX2,-FMA";
  return environment;
}

TEST(Simd, EveryLevelWritesTheSameBytes) {
  const testing::TemporaryFolder folder;
  for (const char* level : {"v2", "v3", "v4"}) {
    const auto result = run_program({MUSTER_BINARY, "run", "ukraine-baseline", "--draws", "6", "--futures", "11",
                                     "--out", (folder.path() / level).string(), "--data",
                                     std::string(MUSTER_SOURCE_DIR) + "/data", "--trace", "3", "--quiet"},
                                    {.environment = environment_of(level)});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  int compared = 0;
  for (const std::string& file : testing::files_below(folder.path() / "v2")) {
    if (file == "manifest.json") continue;  // holds the times of the run
    for (const char* level : {"v3", "v4"}) {
      EXPECT_TRUE(contents(folder.path() / "v2" / file) == contents(folder.path() / level / file))
          << level << " " << file;
      ++compared;
    }
  }
  EXPECT_GE(compared, 2 * 14);
}

}  // namespace
}  // namespace muster
