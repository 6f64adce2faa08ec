#pragma once

#include <filesystem>
#include <string>

namespace muster {

/// What to do with a folder that exists and is not empty.
enum class Existing { refuse, replace };

/// A folder that appears whole or not at all: files are written beside it under a hidden name, and finish() puts the
/// folder in its place. What is not finished is removed.
class OutputFolder {
 public:
  /// @throws InvalidInput when @p folder is a file, or is not empty and may not be replaced
  OutputFolder(std::filesystem::path folder, Existing existing);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder(OutputFolder&&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  OutputFolder& operator=(OutputFolder&&) = delete;

  /// Where a file is written until finish().
  [[nodiscard]] std::filesystem::path place(const std::string& name) const { return partial_ / name; }

  /// Writes one file whole. @throws std::runtime_error when the disk refuses
  void write(const std::string& name, const std::string& text) const;

  /// Puts the folder in its place, instead of what was there.
  void finish();

 private:
  std::filesystem::path folder_, partial_;
};

}  // namespace muster
