#pragma once

#include <cstdint>

namespace muster::detail {

/// The number at position @p index of the SplitMix64 sequence that starts at @p key: a cheap hash for trees and
/// permutations that would need too many Philox blocks. Source: Steele, Lea and Flood (2014), OOPSLA, fig. 16.
[[nodiscard]] constexpr std::uint64_t split_mix(std::uint64_t key, std::uint64_t index) {
  std::uint64_t z = key + (index + 1) * 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace muster::detail
