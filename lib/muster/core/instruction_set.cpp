#include "muster/core/instruction_set.hpp"

#include "muster/core/require.hpp"

#include <algorithm>
#include <cstdlib>

namespace muster {
namespace {

using enum InstructionSet;

InstructionSet chosen() {
  const char* asked = std::getenv("MUSTER_SIMD");
  const InstructionSet most = greatest_instruction_set();
  if (asked == nullptr || *asked == '\0') return most;
  for (const InstructionSet set : {v2, v3, v4}) {
    if (name_of(set) == asked) return std::min(set, most);
  }
  require(false, "MUSTER_SIMD: {} is no level of the instruction set; write v2, v3 or v4", asked);
  return most;
}

}  // namespace

InstructionSet greatest_instruction_set() {
#if defined(__x86_64__)
  const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                      __builtin_cpu_supports("avx512cd");
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
  if (avx512 && avx2) return v4;
  if (avx2) return v3;
  return __builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("popcnt") ? v2 : baseline;
#else
  return baseline;
#endif
}

InstructionSet instruction_set() {
  static const InstructionSet set = chosen();
  return set;
}

std::string_view name_of(InstructionSet set) {
  switch (set) {
    case baseline:
      break;
    case v2:
      return "v2";
    case v3:
      return "v3";
    case v4:
      return "v4";
  }
  return "baseline";
}

}  // namespace muster
