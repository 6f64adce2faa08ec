#include "muster/results/output_folder.hpp"

#include "muster/core/require.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace muster {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryFolder;

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(OutputFolder, AppearsWholeOrNotAtAll) {
  const TemporaryFolder temporary;
  const fs::path wanted = temporary.path() / "results";
  {
    OutputFolder unfinished(wanted, Existing::refuse);
    unfinished.write("a.csv", "x\n");
    EXPECT_FALSE(fs::exists(wanted));
  }
  EXPECT_EQ(entries(temporary.path()), 0u);
  OutputFolder out(wanted, Existing::refuse);
  out.write("a.csv", "x\n");
  out.finish();
  EXPECT_TRUE(fs::exists(wanted / "a.csv"));
  EXPECT_EQ(entries(temporary.path()), 1u);
}

TEST(OutputFolder, RefusesAFolderThatIsNotEmptyUnlessItMayBeReplaced) {
  const TemporaryFolder temporary;
  const fs::path wanted = temporary.path() / "results";
  fs::create_directory(wanted);
  std::ofstream(wanted / "old.csv") << "old";
  try {
    OutputFolder refused(wanted, Existing::refuse);
    FAIL() << "nothing was thrown";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(error.what(),
                ::testing::HasSubstr("exists and is not empty (results are never mixed); name another folder"));
  }
  OutputFolder out(wanted, Existing::replace);
  out.write("new.csv", "new");
  EXPECT_TRUE(fs::exists(wanted / "old.csv"));
  out.finish();
  EXPECT_FALSE(fs::exists(wanted / "old.csv"));
  EXPECT_TRUE(fs::exists(wanted / "new.csv"));
}

TEST(OutputFolder, RefusesAFile) {
  const TemporaryFolder temporary;
  std::ofstream(temporary.path() / "results") << "a file";
  EXPECT_THROW(OutputFolder(temporary.path() / "results", Existing::replace), InvalidInput);
}

}  // namespace
}  // namespace muster
