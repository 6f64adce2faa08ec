// The body of uniform_kernels_v2.cpp, _v3.cpp and _v4.cpp; see assessment/detail/lane_kernels_of.hpp for the rules.
#include "muster/sampling/detail/uniform_kernels.hpp"
#include "muster/sampling/detail/uniform_of.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

// Philox4x32-10 as random_bits() has it from Random123, whose headers start the streams of input and output wherever
// they are read, here under an instruction set that the machine may lack. Source: Salmon et al. (2011), table 2.
constexpr int rounds = 10;
constexpr std::uint64_t first_factor = 0xD2511F53, second_factor = 0xCD9E8D57;
constexpr std::uint32_t first_key_step = 0x9E3779B9, second_key_step = 0xBB67AE85;

constexpr std::uint32_t high_half(std::uint64_t product) { return static_cast<std::uint32_t>(product >> 32); }
constexpr std::uint32_t low_half(std::uint64_t product) { return static_cast<std::uint32_t>(product); }

// One address after the other, without a branch: the compiler takes as many side by side as the registers hold.
void uniforms(const Address& common, const std::uint32_t* futures, const std::uint32_t* years, std::size_t count,
              double* shares) {
  const std::uint32_t first_seed = low_half(common.seed), second_seed = high_half(common.seed);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t a = common.draw, b = futures[i], c = common.purpose, d = years[i];
    std::uint32_t first_key = first_seed, second_key = second_seed;
    for (int round = 0; round < rounds; ++round) {
      const std::uint64_t first = first_factor * a, second = second_factor * c;
      a = high_half(second) ^ b ^ first_key;
      b = low_half(second);
      c = high_half(first) ^ d ^ second_key;
      d = low_half(first);
      first_key += first_key_step;
      second_key += second_key_step;
    }
    shares[i] = uniform_of(a, b);
  }
}

}  // namespace

extern const UniformKernels MUSTER_KERNELS;
const UniformKernels MUSTER_KERNELS{uniforms};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
