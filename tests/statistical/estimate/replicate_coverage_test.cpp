#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "muster/estimate/replicate.hpp"
#include "muster/sampling/design.hpp"
#include "statistical/estimate/coverage.hpp"

namespace muster {
namespace {

/// Mean 1 over the unit cube: the product of 0.5 + u over four dimensions.
TEST(ReplicateEstimate, CoversWithScrambledPoints) {
  CoverageStudy study("16 scrambled copies of 32 points");
  const std::vector<std::string> names{"a", "b", "c", "d"};
  constexpr std::uint32_t copies = 16;
  constexpr std::uint32_t points = 32;
  for (int i = 0; i < repeats; ++i) {
    const Design design({.sampler = Sampler::sobol,
                         .seed = 7000 + static_cast<std::uint64_t>(i),
                         .draws = copies * points,
                         .replicates = copies},
                        names);
    std::vector<double> means(copies, 0.0);
    for (std::uint32_t draw = 0; draw < copies * points; ++draw) {
      double product = 1;
      for (std::size_t input = 0; input < names.size(); ++input) product *= 0.5 + design.uniform(draw, input);
      means[draw % copies] += product / points;
    }
    study.add(replicate_estimate(means, 0.95).simulation_error, 1.0);
  }
  study.expect_nominal();
}

}  // namespace
}  // namespace muster
