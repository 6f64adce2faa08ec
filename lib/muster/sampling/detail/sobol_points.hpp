#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::detail {

/// Points of the Sobol sequence, any of them alone: its direction numbers are read once from Boost.Random, which holds
/// those of Joe and Kuo (2008), SIAM J. Sci. Comput. 30. Point n is the exclusive or of the directions of the bits of n
/// (not of its Gray code: the same set in every block of 2^k points).
class SobolPoints {
 public:
  static constexpr std::size_t greatest_dimensions = 3667;

  /// @param dimensions  at most greatest_dimensions
  explicit SobolPoints(std::size_t dimensions);

  /// Coordinate as a fraction of 2^64.
  [[nodiscard]] std::uint64_t coordinate(std::uint32_t point, std::size_t dimension) const;

 private:
  static constexpr int index_bits = 32;
  std::vector<std::array<std::uint64_t, index_bits>> directions_;  ///< by dimension, then by bit of the index
};

/// Owen's nested uniform scrambling in base 2: every bit is flipped or not by the number at its node of a binary tree,
/// the node being the unscrambled bits before it. Bits from the 33rd on are random: no two of 2^32 points share the
/// bits before them. Source: Owen (1995), Randomly permuted (t, m, s)-nets; hash for the tree as in split_mix.hpp.
[[nodiscard]] std::uint64_t owen_scrambled(std::uint64_t coordinate, std::uint64_t key);

}  // namespace muster::detail
