#include "muster/results/netcdf_file.hpp"

#include "muster/core/file.hpp"
#include "muster/core/require.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

namespace muster {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(NetcdfFile, ReadsBackWhatWasWritten) {
  const testing::TemporaryFolder folder;
  const auto path = folder.path() / "numbers.nc";
  NetcdfFile file(path);
  file.attribute("title", std::string("Ukraine’s baseline"));
  file.dimension("row", 2);
  file.dimension("column", 3);
  file.variable<double>("value", {"row", "column"}, {1, 2, 3, 4, 5, 1.0 / 3}, {"a value", "persons"});
  file.variable<std::string>("row", {"row"}, {"first", "zweite Größe"}, {.long_name = "a name"});
  file.variable<std::int8_t>("kind", {"row"}, {1, 0}, {"a kind", {}, {{"none", "people"}}});
  file.close();

  const NetcdfReader reader(path);
  EXPECT_THAT(reader.values("value").shape, ElementsAre(2, 3));
  EXPECT_THAT(reader.values("value").numbers, ElementsAre(1, 2, 3, 4, 5, 1.0 / 3));
  EXPECT_THAT(reader.values("row").texts, ElementsAre("first", "zweite Größe"));
  EXPECT_THAT(reader.values("kind").numbers, ElementsAre(1, 0));
  EXPECT_EQ(reader.text("value", "units"), "persons");
  EXPECT_EQ(reader.text("value", "long_name"), "a value");
  EXPECT_EQ(reader.text("kind", "flag_meanings"), "none people");
  EXPECT_EQ(reader.text("", "title"), "Ukraine’s baseline");
  EXPECT_EQ(reader.text("kind", "units"), "");
  EXPECT_TRUE(reader.has("kind"));
  EXPECT_FALSE(reader.has("sort"));
}

TEST(NetcdfFile, TakesAnEmptyDimension) {
  const testing::TemporaryFolder folder;
  NetcdfFile file(folder.path() / "empty.nc");
  file.dimension("draw", 0);
  file.dimension("future", 4);
  file.variable<double>("max_force", {"draw", "future"}, {}, {"nothing yet", "persons"});
  file.close();
  EXPECT_THAT(NetcdfReader(folder.path() / "empty.nc").values("max_force").shape, ElementsAre(0, 4));
}

TEST(NetcdfFile, TakesPartsOverAnEmptyDimension) {
  const testing::TemporaryFolder folder;
  NetcdfFile file(folder.path() / "empty.nc");
  file.dimension("draw", 3);
  file.dimension("target", 0);
  file.variable_in_parts<std::int8_t>("cause", {"draw", "target"},
                                      [](std::size_t) { return std::span<const std::int8_t>(); }, {"cause"});
  file.close();
  EXPECT_THAT(NetcdfReader(folder.path() / "empty.nc").values("cause").shape, ElementsAre(3, 0));
}

TEST(NetcdfFile, HasTheSameBytesAtAnyTime) {
  const testing::TemporaryFolder folder;
  const auto write = [&](const char* name) {
    NetcdfFile file(folder.path() / name);
    file.dimension("draw", 1000);
    file.dimension("future", 300);
    file.variable("max_force", {"draw", "future"}, std::vector<double>(300'000, 2.5), {"a force", "persons"});
    file.variable("name", {"draw"}, std::vector<std::string>(1000, "same"), {.long_name = "a name"});
    file.close();
    return read_text(folder.path() / name);
  };
  const std::string first = write("first.nc");
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // a clock in the file counts seconds
  EXPECT_TRUE(first == write("second.nc"));
}

TEST(NetcdfFile, SaysWhichFileTheDiskRefused) {
  try {
    NetcdfFile file("/nonexistent/draws.nc");
    FAIL() << "a folder that does not exist was accepted";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("/nonexistent/draws.nc: creating it failed"));
  }
}

TEST(NetcdfReader, RefusesWhatIsNoNetcdf) {
  const testing::TemporaryFolder folder;
  const auto path = folder.write("draws.nc", "a text");
  try {
    const NetcdfReader reader(path);
    FAIL() << "a text was accepted";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(error.what(), HasSubstr("draws.nc: cannot be read"));
    EXPECT_THAT(error.what(), HasSubstr("name a NetCDF file"));
  }
}

TEST(NetcdfReader, NamesTheVariableThatLacks) {
  const testing::TemporaryFolder folder;
  NetcdfFile(folder.path() / "bare.nc").close();
  const NetcdfReader reader(folder.path() / "bare.nc");
  try {
    (void)reader.values("max_force");
    FAIL() << "a variable that is not there was read";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(error.what(), HasSubstr("bare.nc: there is no variable max_force"));
  }
}

}  // namespace
}  // namespace muster
