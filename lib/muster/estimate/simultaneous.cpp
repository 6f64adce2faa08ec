#include "muster/core/same_bits.hpp"

#include "muster/estimate/simultaneous.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/leaving.hpp"
#include "muster/estimate/probability.hpp"

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

/// The draws' shares, or the means of the copies that are independent.
Eigen::ArrayXd by_unit(Eigen::ArrayXd shares, const DrawLayout& layout) {
  if (!layout.scrambled()) return shares;
  const std::vector<double> means = unit_means({shares.data(), static_cast<std::size_t>(shares.size())}, layout);
  return Eigen::Map<const Eigen::ArrayXd>(means.data(), static_cast<Eigen::Index>(means.size()));
}

/// Slopes of neighbouring points that have a spread, as score_that_holds() takes them.
std::vector<double> neighbour_slopes(const ShareAtPoint& shares, std::size_t points) {
  std::vector<double> slopes;
  Eigen::ArrayXd last;
  for (std::size_t point = 0; point < points; ++point) {
    Eigen::ArrayXd scores = standardised(shares(point));
    if (scores.size() == 0) continue;
    if (last.size() == scores.size()) {
      slopes.push_back(detail::neighbour_slope((last * scores).sum()));
    }
    last = std::move(scores);
  }
  return slopes;
}

}  // namespace

double simultaneous_score(const ShareAtPoint& shares, std::size_t points, double level) {
  require(points >= 1, "no points (a band needs at least one); add points");
  detail::require_level(level);
  const std::vector<double> slopes = neighbour_slopes(shares, points);
  return detail::score_that_holds(slopes, level);
}

std::vector<Interval> simultaneous_band(const ShareAtPoint& shares, std::size_t points, const DrawLayout& layout,
                                        double level) {
  const ShareAtPoint of_units = [&](std::size_t point) { return by_unit(shares(point), layout); };
  const double pointwise = coverage_of_score(simultaneous_score(of_units, points, level));
  std::vector<Interval> band;
  for (std::size_t point = 0; point < points; ++point) {
    const Eigen::ArrayXd here = shares(point);
    const std::span<const double> values{here.data(), static_cast<std::size_t>(here.size())};
    const IntervalMethod exact =
        IntervalMethod::clopper_pearson;  // Wilson's is short where hits are few and scores high
    band.push_back(clustered_probability(values, layout, pointwise, exact).simulation_error);
  }
  return band;
}

double coverage_of_score(double score) { return std::erf(score / std::numbers::sqrt2); }

}  // namespace muster
