#pragma once

#include "support/run_program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace muster::testing {

/// The country packs, scenarios and claims of the source tree.
inline const std::filesystem::path source_data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";

/// What a file holds; "" when there is none.
inline std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Tests of the program from outside, each in an empty folder of its own and with the data of the source tree.
class MusterProgram : public ::testing::Test {
 protected:
  [[nodiscard]] ProgramResult muster(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), MUSTER_BINARY);
    return run_program(arguments, {.folder = folder_.path(), .environment = {{"MUSTER_DATA", source_data.string()}}});
  }

  /// What a file below the test's folder holds.
  [[nodiscard]] std::string file(const std::filesystem::path& name) const { return text_of(folder_.path() / name); }

  TemporaryFolder folder_;
};

}  // namespace muster::testing
