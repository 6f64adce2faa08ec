#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace muster::testing {

/// How a program ended and what it wrote.
struct ProgramResult {
  int exit_code = 0;  ///< 128 + the signal's number when one ended it
  std::string out, err;
};

/// Where and how a program is run.
struct ProgramSetting {
  std::filesystem::path folder = std::filesystem::current_path();
  std::map<std::string, std::string> environment;  ///< on top of the test's own
  int interrupt_after_ms = 0;                      ///< SIGINT (Ctrl-C) is sent then; 0: never
};

/// Runs @p command (program and arguments, without a shell) to its end, with an empty standard input.
[[nodiscard]] ProgramResult run_program(const std::vector<std::string>& command, const ProgramSetting& setting = {});

/// Paths of all files below @p folder relative to it, sorted.
[[nodiscard]] std::vector<std::string> files_below(const std::filesystem::path& folder);

}  // namespace muster::testing
