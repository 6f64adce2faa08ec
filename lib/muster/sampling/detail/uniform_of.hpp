#pragma once

#include "muster/core/lanes.hpp"

#include <cstdint>

namespace muster::detail {

/// The share that 64 random bits stand for: an odd multiple of 2^-53.
[[nodiscard]] MUSTER_INLINE double uniform_of(std::uint32_t low, std::uint32_t high) {
  const auto odd = static_cast<std::int64_t>((std::uint64_t{high} << 32 | low) >> 11 | 1);
  return static_cast<double>(odd) * 0x1p-53;
}

}  // namespace muster::detail
