#include "muster/sampling/stream.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/standard_normal.hpp"
#include "muster/sampling/detail/uniform_of.hpp"

#include <Random123/philox.h>

#include <map>

namespace muster {

void require_distinct_purposes(std::span<const std::string> names) {
  std::map<std::uint32_t, std::string> owners;
  for (const std::string& name : names) {
    const auto [owner, is_new] = owners.emplace(purpose(name), name);
    require(is_new, "\"{}\" and \"{}\" would share their random numbers (their names have one hash); rename one",
            owner->second, name);
  }
}

std::array<std::uint32_t, 4> random_bits(const Address& address) {
  const r123::Philox4x32::key_type key{
      {static_cast<std::uint32_t>(address.seed), static_cast<std::uint32_t>(address.seed >> 32)}};
  const r123::Philox4x32::ctr_type counter{{address.draw, address.future, address.purpose, address.year}};
  const r123::Philox4x32::ctr_type bits = r123::Philox4x32{}(counter, key);
  return {bits[0], bits[1], bits[2], bits[3]};
}

double uniform(const Address& address) {
  const std::array<std::uint32_t, 4> bits = random_bits(address);
  return detail::uniform_of(bits[0], bits[1]);
}

double standard_normal(const Address& address) { return normal_quantile(uniform(address)); }

Stream::result_type Stream::operator()() {
  const std::array<std::uint32_t, 4> bits = random_bits(next_);
  ++next_.year;
  return std::uint64_t{bits[1]} << 32 | bits[0];
}

}  // namespace muster
