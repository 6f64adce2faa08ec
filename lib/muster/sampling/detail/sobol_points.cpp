#include "muster/sampling/detail/sobol_points.hpp"

#include "muster/sampling/detail/split_mix.hpp"

#include <boost/random/sobol.hpp>
#include <cassert>

namespace muster::detail {

SobolPoints::SobolPoints(std::size_t dimensions) : directions_(dimensions) {
  assert(dimensions <= greatest_dimensions);
  if (dimensions == 0) return;
  boost::random::sobol points{dimensions};
  for (int bit = 0; bit < index_bits; ++bit) {
    // Boost goes by Gray code and leaves out the origin: element 2^(bit+1) - 2 has the code 2^bit, so is that
    // direction.
    points.seed((std::uint64_t{2} << bit) - 2);
    for (auto& of_dimension : directions_) of_dimension[static_cast<std::size_t>(bit)] = points();
  }
}

std::uint64_t SobolPoints::coordinate(std::uint32_t point, std::size_t dimension) const {
  std::uint64_t bits = 0;
  for (std::size_t bit = 0; point != 0; ++bit, point >>= 1) {
    if (point & 1) bits ^= directions_[dimension][bit];
  }
  return bits;
}

std::uint64_t owen_scrambled(std::uint64_t coordinate, std::uint64_t key) {
  constexpr int tree_depth = 32;
  std::uint64_t flips = 0;
  for (int depth = 0; depth < tree_depth; ++depth) {
    const std::uint64_t before = depth == 0 ? 0 : coordinate >> (64 - depth);
    const std::uint64_t node = std::uint64_t{1} << depth | before;
    flips |= (split_mix(key, node) >> 63) << (63 - depth);
  }
  const std::uint64_t leaf = std::uint64_t{1} << tree_depth | coordinate >> tree_depth;
  return (coordinate ^ flips) ^ (split_mix(key, leaf) >> tree_depth);
}

}  // namespace muster::detail
