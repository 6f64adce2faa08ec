#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "muster/estimate/difference.hpp"
#include "muster/estimate/exceedance.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/estimate/quantile.hpp"
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

constexpr std::uint32_t sum_copies = 16, sum_draws = 512;
const DrawLayout scrambled_layout(1, sum_copies);

/// Sum of four uniforms (Irwin and Hall's law): above 2.6 with 0.1558, above 3.4 with 0.0054, 0.9 quantile 2.755330.
std::vector<double> scrambled_sums(std::uint64_t seed) {
  static const std::vector<std::string> names{"a", "b", "c", "d"};
  const Design design({.sampler = Sampler::sobol, .seed = seed, .draws = sum_draws, .replicates = sum_copies}, names);
  std::vector<double> sums;
  for (std::uint32_t draw = 0; draw < sum_draws; ++draw) {
    double sum = 0;
    for (std::size_t input = 0; input < names.size(); ++input) sum += design.uniform(draw, input);
    sums.push_back(sum);
  }
  return sums;
}

TEST(ScrambledPoints, IntervalsCoverForProbabilitiesQuantilesDifferencesAndBands) {
  CoverageStudy common("scrambled probability 0.1558");
  CoverageStudy rare("scrambled probability 0.0054");
  CoverageStudy middle("scrambled quantile 0.9");
  CoverageStudy changed("scrambled paired difference");
  CoverageStudy curve("scrambled band over 16 sizes");
  std::vector<double> sizes;
  for (int i = 0; i < 16; ++i) sizes.push_back(1 + 0.15 * i);
  const auto above = [](double x) {  // of the sum of four uniforms
    double below = 0;
    const double terms[] = {1, -4, 6, -4};
    for (int k = 0; k < 4; ++k) below += x > k ? terms[k] * std::pow(x - k, 4) / 24 : 0;
    return 1 - below;
  };
  for (int i = 0; i < repeats; ++i) {
    const std::vector<double> sums = scrambled_sums(50'000 + static_cast<std::uint64_t>(i));
    std::vector<double> easy, hard;
    for (const double sum : sums) {
      easy.push_back(sum >= 2.4 ? 1 : 0);
      hard.push_back(sum >= 2.6 ? 1 : 0);
    }
    common.add(clustered_probability(hard, scrambled_layout, 0.95).simulation_error, 3.7392 / 24);
    rare.add(clustered_probability(shares_at_least(sums, 1, 3.4), scrambled_layout, 0.95).simulation_error, 0.0054);
    middle.add(DrawSample(sums, scrambled_layout).quantile(0.9, 0.95).simulation_error, 4 - std::pow(2.4, 0.25));
    changed.add(paired_probability_difference(easy, hard, scrambled_layout, 0.95).simulation_error,
                above(2.4) - above(2.6));
    const std::vector<Interval> band = exceedance_band(sums, scrambled_layout, sizes, 0.95);
    bool all = true;
    for (std::size_t k = 0; k < sizes.size(); ++k) all = all && band[k].contains(above(sizes[k]));
    curve.add(band[8], all);
  }
  common.expect_nominal();
  rare.expect_at_least_nominal();
  middle.expect_at_least_nominal();
  changed.expect_nominal();
  curve.expect_at_least_nominal();
}

}  // namespace
}  // namespace muster
