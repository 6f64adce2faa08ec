#pragma once

#include <string>

namespace muster {

/// What this program was made from and with.
struct BuildInfo {
  std::string version;   ///< such as "0.1.0"
  std::string commit;    ///< 12 digits, with "-dirty" behind them when files had been changed; "unknown" outside git
  std::string compiler;  ///< such as "GNU 12.2.0"
  std::string flags;     ///< for the compiler, such as "-O3 -DNDEBUG"
};

[[nodiscard]] const BuildInfo& build_info();

/// "muster 0.1.0 (commit 65b0d32a1f00, GNU 12.2.0, SIMD v4)", for `--version`; @p program is "muster" or
/// "muster-report". The last is the instruction set in use (see instruction_set()).
[[nodiscard]] std::string version_line(const std::string& program);

}  // namespace muster
