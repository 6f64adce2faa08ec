#pragma once

#include <string>

namespace muster {

/// Where a value was written: "ukraine.toml", 31 and 1, or "--set" and 0.
struct Origin {
  std::string file;  ///< as messages name it; the option for a value from the command line
  int line = 0;      ///< from 1; 0 where there are no lines
  int column = 0;    ///< from 1; 0 where there are no lines

  /// "ukraine.toml:31", or "--set".
  [[nodiscard]] std::string place() const { return line > 0 ? file + ":" + std::to_string(line) : file; }
};

}  // namespace muster
