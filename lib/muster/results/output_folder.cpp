#include "muster/results/output_folder.hpp"

#include "muster/core/require.hpp"

#include <unistd.h>

#include <fstream>
#include <system_error>

namespace muster {
namespace fs = std::filesystem;

OutputFolder::OutputFolder(fs::path folder, Existing existing) : folder_(std::move(folder)) {
  if (!folder_.has_filename()) folder_ = folder_.parent_path();
  const bool is_folder = fs::is_directory(folder_);
  require(is_folder || !fs::exists(folder_), "--out: {} is a file (results are a folder); name another",
          folder_.string());
  require(existing == Existing::replace || !is_folder || fs::is_empty(folder_),
          "--out: {} exists and is not empty (results are never mixed); name another folder or add --overwrite",
          folder_.string());
  partial_ = folder_.parent_path() / fmt::format(".{}.{}.partial", folder_.filename().string(), ::getpid());
  std::error_code error;
  fs::create_directories(partial_, error);
  require(!error, "--out: {} cannot be made ({}); name a folder that may be written", folder_.string(),
          error.message());
}

OutputFolder::~OutputFolder() {
  std::error_code ignored;
  fs::remove_all(partial_, ignored);
}

void OutputFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream out(place(name), std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.flush();
  if (!out) throw std::runtime_error(fmt::format("{} could not be written; is the disk full?", place(name).string()));
}

void OutputFolder::finish() {
  const fs::path old = folder_.parent_path() / fmt::format(".{}.{}.old", folder_.filename().string(), ::getpid());
  if (fs::exists(folder_)) fs::rename(folder_, old);
  fs::rename(partial_, folder_);
  std::error_code ignored;
  fs::remove_all(old, ignored);
}

}  // namespace muster
