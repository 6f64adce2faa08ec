#include "muster/sampling/detail/permutation.hpp"

#include "muster/sampling/detail/split_mix.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

namespace muster::detail {

std::uint32_t permuted(std::uint32_t place, std::uint32_t size, std::uint64_t key) {
  assert(place < size);
  const int rounds = std::max(24, 6 * static_cast<int>(std::bit_width(size - 1)));
  for (int round = 0; round < rounds; ++round) {
    const std::uint64_t round_key = split_mix(key, static_cast<std::uint64_t>(round));
    const std::uint64_t sum = (round_key >> 32) * size >> 32;  // places that add up to it modulo size are partners
    const auto partner = static_cast<std::uint32_t>(sum >= place ? sum - place : sum + size - place);
    const bool swaps = split_mix(round_key, std::max(place, partner)) >> 63 != 0;
    if (swaps) place = partner;
  }
  return place;
}

}  // namespace muster::detail
