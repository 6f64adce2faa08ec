#include "muster/estimate/simultaneous.hpp"

#include <algorithm>
#include <boost/math/special_functions/owens_t.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"

namespace muster {
namespace {

/// Standard scores of the draws about their mean; empty without spread. A failed draw stands at the mean.
Eigen::ArrayXd standardised(Eigen::ArrayXd shares) {
  const double count = shares.isNaN().select(0.0, Eigen::ArrayXd::Ones(shares.size())).sum();
  const double mean = shares.isNaN().select(0.0, shares).sum() / std::max(count, 1.0);
  shares = shares.isNaN().select(0.0, shares - mean);
  const double length = std::sqrt(shares.square().sum());
  return length > 1e-12 ? Eigen::ArrayXd(shares / length) : Eigen::ArrayXd();
}

/// Slopes sqrt((1 - r) / (1 + r)) of neighbouring points with correlation r, as Owen's function takes them.
std::vector<double> neighbour_slopes(const ShareAtPoint& shares, std::size_t points) {
  std::vector<double> slopes;
  Eigen::ArrayXd last;
  for (std::size_t point = 0; point < points; ++point) {
    Eigen::ArrayXd scores = standardised(shares(point));
    if (scores.size() == 0) continue;
    if (last.size() == scores.size()) {
      const double r = std::clamp((last * scores).sum(), 0.0, 1.0);
      slopes.push_back(std::sqrt((1 - r) / (1 + r)));
    }
    last = std::move(scores);
  }
  return slopes;
}

/// Bound on the chance that some score lies beyond @p score on either side.
double chance_of_leaving(double score, const std::vector<double>& slopes) {
  double chance = std::erfc(score / std::numbers::sqrt2);
  for (const double slope : slopes) chance += 4 * boost::math::owens_t(score, slope);
  return chance;
}

}  // namespace

double simultaneous_score(const ShareAtPoint& shares, std::size_t points, double level) {
  require(points >= 1, "no points (a band needs at least one); add points");
  detail::require_level(level);
  const std::vector<double> slopes = neighbour_slopes(shares, points);
  double low = 0;
  double high = 40;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = (low + high) / 2;
    (chance_of_leaving(middle, slopes) > 1 - level ? low : high) = middle;
  }
  return high;
}

double coverage_of_score(double score) { return std::erf(score / std::numbers::sqrt2); }

}  // namespace muster
