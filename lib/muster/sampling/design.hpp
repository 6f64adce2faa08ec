#pragma once

#include "muster/sampling/detail/sobol_points.hpp"
#include "muster/sampling/sampler.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace muster {

/// The plan by which draws of the inputs are spread over the unit cube. Every number belongs to (seed, draw, name of
/// the input), so any draw can be had alone and in any order, and an input that is fixed moves no other: give the
/// design all declared inputs, constants too.
class Design {
 public:
  struct Plan {
    Sampler sampler = Sampler::random;
    std::uint64_t seed = 1;
    std::uint32_t draws = 1;
    /// Independently randomised copies of the point set, from which its error is estimated: draw d is point
    /// d / replicates of copy d % replicates, so that a longer run holds the shorter one (not for Latin hypercubes,
    /// whose size is fixed). The random sampler needs none.
    std::uint32_t replicates = 1;
  };

  /// @param names       inputs as declared
  /// @param importance  names by the order of their Sobol dimensions, of which the first are spread best; any others
  ///   follow as declared. A name that is no input keeps its dimension free, so that adding or dropping an input that
  ///   stands here moves no other
  /// @throws InvalidInput without draws or replicates, if Latin hypercubes would differ in size, if two names share
  ///   their random numbers, if a name is twice in the order, or for more names than there are Sobol dimensions (3667)
  Design(const Plan& plan, const std::vector<std::string>& names, const std::vector<std::string>& importance = {});

  [[nodiscard]] const Plan& plan() const { return plan_; }
  [[nodiscard]] std::size_t inputs() const { return purposes_.size(); }

  /// Uniform on (0, 1), an odd multiple of 2^-53 but for the Latin hypercube; mutually independent between inputs.
  /// @param draw   below plan().draws for the Latin hypercube, else any
  /// @param input  place of the input's name
  [[nodiscard]] double uniform(std::uint32_t draw, std::size_t input) const;

 private:
  [[nodiscard]] double in_stratum(std::uint32_t draw, std::size_t input) const;
  [[nodiscard]] double scrambled(std::uint32_t draw, std::size_t input) const;
  [[nodiscard]] std::uint64_t key(std::uint32_t replicate, std::size_t input) const;

  Plan plan_;
  std::vector<std::uint32_t> purposes_;  ///< by input
  std::vector<std::size_t> dimensions_;  ///< by input; empty unless the sampler is sobol
  detail::SobolPoints sobol_;            ///< without dimensions unless that is the sampler
};

}  // namespace muster
