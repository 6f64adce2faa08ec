#pragma once

#include "muster/core/instruction_set.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace muster {

/// Where a random number stands: a number belongs to its address, never to a place in a sequence, so that it is the
/// same in any order, on any thread and beside any other numbers.
struct Address {
  std::uint64_t seed = 0;
  std::uint32_t draw = 0, future = 0;
  std::uint32_t purpose = 0;  ///< purpose("k"): what the number is for
  std::uint32_t year = 0;     ///< years after the base year
};

/// The future under which inputs stand: they are drawn once for all futures of a draw.
inline constexpr std::uint32_t no_future = 0xFFFFFFFF;

/// The number that stands for a name in an address: its 32-bit FNV-1a hash (Fowler, Noll and Vo, 1991). An input's
/// purpose is its name; the yearly shocks have "k", "F", "r", "x", "y", "crisis" and "relapse".
[[nodiscard]] constexpr std::uint32_t purpose(std::string_view name) {
  std::uint32_t hash = 2166136261u;
  for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619u;
  return hash;
}

/// Refuses names that would share their random numbers.
/// @throws InvalidInput naming two names that are equal or have the same purpose
void require_distinct_purposes(std::span<const std::string> names);

/// 128 random bits of one address: Philox4x32-10 with the seed as key and (draw, future, purpose, year) as counter.
/// Source: Salmon, Moraes, Dror and Shaw (2011), Parallel random numbers: as easy as 1, 2, 3, SC11.
[[nodiscard]] std::array<std::uint32_t, 4> random_bits(const Address& address);

/// Uniform on the open interval (0, 1): the odd multiples of 2^-53, so never 0 or 1 and symmetric about one half.
[[nodiscard]] double uniform(const Address& address);

/// uniform() of addresses that share all but the future and the year, which stand in arrays of the same length: the
/// same bits, many at a time.
void uniforms(const Address& common, std::span<const std::uint32_t> futures, std::span<const std::uint32_t> years,
              std::span<double> shares, InstructionSet set = instruction_set());

/// Standard normal: normal_quantile(uniform(address)).
[[nodiscard]] double standard_normal(const Address& address);

/// As many random numbers of one draw, future and purpose as wanted, for the distributions of Boost.Random (those of
/// the standard library differ by platform). The year of the address is where it starts.
class Stream {
 public:
  using result_type = std::uint64_t;

  explicit Stream(const Address& first) : next_(first) {}

  [[nodiscard]] static constexpr result_type min() { return 0; }
  [[nodiscard]] static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
  result_type operator()();

 private:
  Address next_;
};

}  // namespace muster
