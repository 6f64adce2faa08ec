#include "muster/core/build_info.hpp"

#include "muster/core/detail/commit.hpp"  // written at each build by lib/cmake/WriteCommit.cmake
#include "muster/core/instruction_set.hpp"

#include <fmt/format.h>

namespace muster {

const BuildInfo& build_info() {
  static const BuildInfo info{MUSTER_VERSION, MUSTER_COMMIT, MUSTER_COMPILER, MUSTER_FLAGS};
  return info;
}

std::string version_line(const std::string& program) {
  const BuildInfo& info = build_info();
  return fmt::format("{} {} (commit {}, {}, SIMD {})", program, info.version, info.commit, info.compiler,
                     name_of(instruction_set()));
}

}  // namespace muster
