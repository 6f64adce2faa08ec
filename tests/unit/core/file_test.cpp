#include "muster/core/file.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace muster {
namespace {

/// The examples of NIST FIPS 180-4:
/// https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines/example-values
TEST(File, Sha256AgreesWithThePublishedExamples) {
  const auto file = std::filesystem::temp_directory_path() / "muster-sha256-example";
  std::ofstream(file, std::ios::binary) << "abc";
  EXPECT_EQ(file_sha256(file), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  std::ofstream(file, std::ios::binary) << "";
  EXPECT_EQ(file_sha256(file), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  std::ofstream(file, std::ios::binary) << std::string(200'000, 'x');
  EXPECT_EQ(read_text(file).size(), 200'000u) << "longer than one block of the reader";
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace muster
