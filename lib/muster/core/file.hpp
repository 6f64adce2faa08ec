#pragma once

#include <filesystem>
#include <string>

namespace muster {

/// All bytes of a file. @throws InvalidInput when it does not exist or cannot be read
[[nodiscard]] std::string read_text(const std::filesystem::path& file);

/// SHA-256 of a file's bytes in lower-case hexadecimal. @throws InvalidInput when it cannot be read
/// Source: NIST FIPS 180-4.
[[nodiscard]] std::string file_sha256(const std::filesystem::path& file);

}  // namespace muster
