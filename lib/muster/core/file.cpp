#include "muster/core/file.hpp"

#include "muster/core/require.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>

namespace muster {

std::string read_text(const std::filesystem::path& file) {
  std::error_code error;
  require(!std::filesystem::is_directory(file, error), "{}: is a folder (a file is needed); name the file in it",
          file.string());
  std::ifstream stream(file, std::ios::binary);
  require(stream.good(), "{}: cannot be opened (it does not exist or may not be read); check the name", file.string());
  std::string text;
  std::array<char, 65536> block;
  while (stream.read(block.data(), block.size()) || stream.gcount() > 0) {
    text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
  }
  require(!stream.bad(), "{}: cannot be read to its end (the disk or network failed); try again", file.string());
  return text;
}

std::string file_sha256(const std::filesystem::path& file) {
  const std::string text = read_text(file);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned length = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available in the OpenSSL of this machine");
  }
  std::string hex;
  for (unsigned i = 0; i < length; ++i) hex += fmt::format("{:02x}", digest[i]);
  return hex;
}

}  // namespace muster
