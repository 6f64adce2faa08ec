#pragma once

#include <cstdint>

namespace muster::detail {

/// Where @p place goes in the permutation of 0 .. size-1 that @p key picks, without a table: the swap-or-not shuffle
/// with 6 log2(size) rounds, at least 24. Source: Hoang, Morris and Rogaway (2012), CRYPTO, An enciphering scheme based
/// on a card shuffle.
/// @param place  in [0, size)
[[nodiscard]] std::uint32_t permuted(std::uint32_t place, std::uint32_t size, std::uint64_t key);

}  // namespace muster::detail
