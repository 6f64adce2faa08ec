#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "muster/estimate/binomial_interval.hpp"

namespace muster {
namespace {

using Method = Interval (*)(double, double, double);

struct ExactCoverage {
  double mean = 0, least = 1, width = 0;
};

double chance_of(int hits, int n, double p) {
  return std::exp(std::lgamma(n + 1.0) - std::lgamma(hits + 1.0) - std::lgamma(n - hits + 1.0) + hits * std::log(p) +
                  (n - hits) * std::log1p(-p));
}

/// Coverage at every p from 0.005 to 0.995 by 0.001, summed over the binomial; nothing is drawn.
ExactCoverage exact_coverage(Method method, int n) {
  std::vector<Interval> shown;
  for (int hits = 0; hits <= n; ++hits) shown.push_back(method(hits, n, 0.95));
  constexpr int points = 991;
  ExactCoverage result;
  for (int i = 0; i < points; ++i) {
    const double p = 0.005 + 0.001 * i;
    const double reach = 8 * std::sqrt(n * p * (1 - p)) + 8;
    double covered = 0;
    for (int hits = std::max(0, static_cast<int>(n * p - reach)); hits <= std::min<double>(n, n * p + reach); ++hits) {
      const double chance = chance_of(hits, n, p);
      result.width += chance * shown[static_cast<std::size_t>(hits)].width() / points;
      if (shown[static_cast<std::size_t>(hits)].contains(p)) covered += chance;
    }
    result.mean += covered / points;
    result.least = std::min(result.least, covered);
  }
  return result;
}

class BinomialCoverage : public testing::TestWithParam<int> {};

TEST_P(BinomialCoverage, OfWilsonAveragesToTheLevel) {
  const ExactCoverage wilsons = exact_coverage(wilson, GetParam());
  std::printf("Wilson n=%d: mean coverage %.5f, least %.4f, mean width %.5f\n", GetParam(), wilsons.mean, wilsons.least,
              wilsons.width);
  EXPECT_GE(wilsons.mean, 0.945);
  EXPECT_LE(wilsons.mean, 0.955);
}

TEST_P(BinomialCoverage, OfClopperPearsonIsNeverShort) {
  const ExactCoverage exact = exact_coverage(clopper_pearson, GetParam());
  std::printf("Clopper-Pearson n=%d: mean coverage %.5f, least %.4f, mean width %.5f\n", GetParam(), exact.mean,
              exact.least, exact.width);
  EXPECT_GE(exact.least, 0.95);
}

INSTANTIATE_TEST_SUITE_P(AtSizes, BinomialCoverage, testing::Values(100, 1000, 10000));

}  // namespace
}  // namespace muster
