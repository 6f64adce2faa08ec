#include "muster/sampling/design.hpp"

#include "muster/core/require.hpp"
#include "muster/sampling/detail/permutation.hpp"
#include "muster/sampling/stream.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <string_view>

namespace muster {
namespace {

// An input's address has no year of its own: the slot tells its uniforms from the key of its permutation or scrambling.
constexpr std::uint32_t uniform_slot = 0;
constexpr std::uint32_t key_slot = 1;

constexpr double below_one = 1 - 0x1p-53;

Design::Plan checked(const Design::Plan& plan) {
  require(plan.draws > 0,
          "draws = 0 leaves nothing to estimate from (a run needs at least one draw); write draws = 1 or more");
  require(plan.replicates > 0,
          "replicates = 0 leaves no points (a design is at least one copy of them); write 1 or more");
  require(plan.sampler != Sampler::latin_hypercube || plan.draws % plan.replicates == 0,
          "{} draws cannot be split into {} Latin hypercubes (all must have the same size); write draws that are a "
          "multiple of {}",
          plan.draws, plan.replicates, plan.replicates);
  return plan;
}

/// The dimension of every name: its place in the order of importance, or after it.
std::vector<std::size_t> sobol_dimensions(Sampler sampler, const std::vector<std::string>& names,
                                          const std::vector<std::string>& importance) {
  if (sampler != Sampler::sobol) return {};
  std::map<std::string_view, std::size_t> places;
  for (const std::string& name : importance) {
    require(places.emplace(name, places.size()).second,
            "\"{}\" stands twice in the order of importance (an input has one dimension); leave one out", name);
  }
  std::vector<std::size_t> dimensions;
  for (const std::string& name : names) dimensions.push_back(places.emplace(name, places.size()).first->second);
  constexpr std::size_t greatest = detail::SobolPoints::greatest_dimensions;
  require(places.size() <= greatest,
          "{} inputs are too many for Sobol points (direction numbers are known for {}); use the sampler random",
          places.size(), greatest);
  return dimensions;
}

std::size_t count_of(const std::vector<std::size_t>& dimensions) {
  return dimensions.empty() ? 0 : *std::ranges::max_element(dimensions) + 1;
}

std::vector<std::uint32_t> purposes(const std::vector<std::string>& names) {
  require_distinct_purposes(names);
  std::vector<std::uint32_t> all;
  std::ranges::transform(names, std::back_inserter(all), [](const std::string& name) { return purpose(name); });
  return all;
}

}  // namespace

Design::Design(const Plan& plan, const std::vector<std::string>& names, const std::vector<std::string>& importance)
    : plan_(checked(plan)),
      purposes_(purposes(names)),
      dimensions_(sobol_dimensions(plan.sampler, names, importance)),
      sobol_(count_of(dimensions_)) {}

double Design::uniform(std::uint32_t draw, std::size_t input) const {
  switch (plan_.sampler) {
    case Sampler::latin_hypercube:
      return in_stratum(draw, input);
    case Sampler::sobol:
      return scrambled(draw, input);
    case Sampler::random:
      break;
  }
  return muster::uniform(
      {.seed = plan_.seed, .draw = draw, .future = no_future, .purpose = purposes_[input], .year = uniform_slot});
}

double Design::in_stratum(std::uint32_t draw, std::size_t input) const {
  assert(draw < plan_.draws);
  const std::uint32_t strata = plan_.draws / plan_.replicates;
  const std::uint32_t stratum = detail::permuted(draw / plan_.replicates, strata, key(draw % plan_.replicates, input));
  const double within = muster::uniform(
      {.seed = plan_.seed, .draw = draw, .future = no_future, .purpose = purposes_[input], .year = uniform_slot});
  return std::min((stratum + within) / strata, below_one);
}

double Design::scrambled(std::uint32_t draw, std::size_t input) const {
  const std::uint64_t point = sobol_.coordinate(draw / plan_.replicates, dimensions_[input]);
  const std::uint64_t bits = detail::owen_scrambled(point, key(draw % plan_.replicates, input));
  return static_cast<double>(bits >> 11 | 1) * 0x1p-53;
}

std::uint64_t Design::key(std::uint32_t replicate, std::size_t input) const {
  const std::array<std::uint32_t, 4> bits = random_bits(
      {.seed = plan_.seed, .draw = replicate, .future = no_future, .purpose = purposes_[input], .year = key_slot});
  return std::uint64_t{bits[1]} << 32 | bits[0];
}

}  // namespace muster
