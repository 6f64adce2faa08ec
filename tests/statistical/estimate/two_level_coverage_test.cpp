// Two-level linear Gaussian case: an outcome is loading * input + chance, both standard normal, the input common to all
// futures of a draw. Everything asked of it is known in closed form.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "muster/estimate/difference.hpp"
#include "muster/estimate/exceedance.hpp"
#include "muster/estimate/parameter_regression.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/estimate/quantile.hpp"
#include "statistical/estimate/coverage.hpp"

namespace muster {
namespace {

constexpr double loading = 1;  ///< half of the variance is the input's
constexpr double threshold = 1;
const double probability = normal_share_below(-threshold / std::sqrt(1 + loading * loading));

double probability_given(double input) { return normal_share_below(loading * input - threshold); }

std::vector<double> shares_of_hits(Chance& chance, int draws, int futures) {
  std::vector<double> shares;
  for (int i = 0; i < draws; ++i) {
    const double p = probability_given(chance.normal());
    shares.push_back(static_cast<double>(chance.hits(p, futures)) / futures);
  }
  return shares;
}

std::vector<double> outcomes(Chance& chance, int draws, int futures) {
  std::vector<double> values;
  for (int i = 0; i < draws; ++i) {
    const double input = chance.normal();
    for (int j = 0; j < futures; ++j) values.push_back(loading * input + chance.normal());
  }
  return values;
}

class TwoLevel : public testing::TestWithParam<int> {
 protected:
  [[nodiscard]] static std::string named(const std::string& what) {
    return what + ", " + std::to_string(GetParam()) + " futures";
  }
};

TEST_P(TwoLevel, ClusteredProbabilityCovers) {
  CoverageStudy study(named("clustered probability, 300 draws"));
  Chance chance(101);
  for (int i = 0; i < repeats; ++i) {
    study.add(clustered_probability(shares_of_hits(chance, 300, GetParam()), GetParam(), 0.95).simulation_error,
              probability);
  }
  study.expect_nominal();
}

TEST_P(TwoLevel, ParameterIntervalCoversTheNextDraw) {
  CoverageStudy study(named("parameter interval 95 %, 300 draws"));
  Chance chance(102);
  for (int i = 0; i < repeats; ++i) {
    const Interval shown = parameter_interval(shares_of_hits(chance, 300, GetParam()), GetParam(), 0.95);
    study.add(shown, probability_given(chance.normal()));
  }
  if (GetParam() == 1) {
    study.expect_at_least_nominal();  // hits of single futures do not tell inputs from chance: the interval is [0, 1]
  } else {
    study.expect_nominal();
  }
}

TEST_P(TwoLevel, ParameterIntervalByInputsCoversTheNextDraw) {
  CoverageStudy study(named("parameter interval 95 % by inputs, 300 draws of 3 inputs"));
  Chance chance(109);
  for (int i = 0; i < repeats; ++i) {
    Eigen::MatrixXd scores(300, 3);  // the outcome rests on their sum over sqrt(3), as on the one input above
    std::vector<double> shares;
    for (Eigen::Index draw = 0; draw < scores.rows(); ++draw) {
      for (double& score : scores.row(draw)) score = chance.normal();
      const double p = probability_given(scores.row(draw).sum() / std::sqrt(3.0));
      shares.push_back(static_cast<double>(chance.hits(p, GetParam())) / GetParam());
    }
    study.add(parameter_interval_by_inputs(scores, shares, GetParam(), 0.95), probability_given(chance.normal()));
  }
  study.expect_nominal();
}

TEST_P(TwoLevel, QuantileCovers) {
  CoverageStudy study(named("quantile 0.9, 100 draws"));
  Chance chance(103);
  const double truth = 1.2815515655446004 * std::sqrt(1 + loading * loading);
  for (int i = 0; i < repeats; ++i) {
    const DrawSample sample(outcomes(chance, 100, GetParam()), GetParam());
    study.add(sample.quantile(0.9, 0.95).simulation_error, truth);
  }
  study.expect_nominal();
}

TEST_P(TwoLevel, PairedDifferenceCovers) {
  CoverageStudy study(named("paired difference, 50 draws"));
  Chance chance(104);
  for (int i = 0; i < repeats; ++i) {
    const std::vector<double> base = outcomes(chance, 50, GetParam());
    std::vector<double> scenario = outcomes(chance, 50, GetParam());
    for (std::size_t k = 0; k < base.size(); ++k) scenario[k] = 0.3 + 0.9 * base[k] + 0.2 * scenario[k];
    study.add(paired_difference(scenario, base, GetParam(), 0.95).simulation_error, 0.3);
  }
  study.expect_nominal();
}

TEST_P(TwoLevel, BandHoldsTheWholeCurve) {
  const int futures = std::min(GetParam(), 16);  // for the time it takes
  CoverageStudy study("band over 25 sizes, 200 draws, " + std::to_string(futures) + " futures");
  Chance chance(105);
  std::vector<double> sizes;
  for (double size = -3; size <= 3; size += 0.25) sizes.push_back(size);
  for (int i = 0; i < repeats; ++i) {
    const std::vector<double> values = outcomes(chance, 200, futures);
    const std::vector<Interval> band = exceedance_band(values, futures, sizes, 0.95);
    bool all = true;
    for (std::size_t k = 0; k < sizes.size(); ++k) {
      all = all && band[k].contains(normal_share_below(-sizes[k] / std::sqrt(1 + loading * loading)));
    }
    study.add(band[sizes.size() / 2], all);
  }
  study.expect_at_least_nominal();
}

INSTANTIATE_TEST_SUITE_P(ByFutures, TwoLevel, testing::Values(1, 4, 64));

/// A known weak spot, stated in docs/validation.md: with hits in one trajectory of fifty and four futures a draw, a
/// dozen or two of draws with hits carry the spread. It must not get worse, nor be taken for a right interval.
TEST(TwoLevelRare, ParameterIntervalIsShortWhereHitsAreFew) {
  constexpr double rare_threshold = 2.9044;  // 0.02
  for (const int draws : {500, 4000}) {
    CoverageStudy study("parameter interval 95 % at P = 0.02, 4 futures, " + std::to_string(draws) + " draws");
    Chance chance(110);
    for (int i = 0; i < repeats / (draws / 500); ++i) {
      std::vector<double> shares;
      for (int draw = 0; draw < draws; ++draw)
        shares.push_back(chance.hits(normal_share_below(chance.normal() - rare_threshold), 4) / 4.0);
      study.add(parameter_interval(shares, 4, 0.95), normal_share_below(chance.normal() - rare_threshold));
    }
    study.expect_at_least(0.8);
  }
}

TEST(OrderStatistics, CoverAtLeastTheLevel) {
  CoverageStudy study("order statistics 0.95, 1000 values");
  Chance chance(106);
  for (int i = 0; i < repeats; ++i) {
    std::vector<double> values;
    for (int k = 0; k < 1000; ++k) values.push_back(chance.uniform());
    study.add(DrawSample(values, 1).quantile(0.95, 0.95).simulation_error, 0.95);
  }
  study.expect_at_least_nominal();
}

}  // namespace
}  // namespace muster
