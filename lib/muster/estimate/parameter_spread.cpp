#include "muster/estimate/parameter_spread.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/binomial_mixture.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"
#include "muster/estimate/draw_layout.hpp"

namespace muster {
namespace {

/// Beyond this probit (3e-7) no run tells a probability from 0 or 1: the density there is the tail of a fit.
constexpr double certain_probit = 5;

/// Draws by their number of hits 0 .. futures; failed draws left out.
Eigen::ArrayXd count_hits(std::span<const double> shares, int futures) {
  Eigen::ArrayXd draws = Eigen::ArrayXd::Zero(futures + 1);
  for (const double share : shares) {
    if (std::isnan(share)) continue;
    require(share >= 0 && share <= 1,
            "share of hits {} (outside 0 to 1); give hits over futures, NaN for a failed draw", share);
    draws[std::lround(share * futures)] += 1;
  }
  require(draws.sum() > 0, "no draw that did not fail (a spread needs at least one); add draws");
  return draws;
}

}  // namespace

double VarianceSplit::share_of_inputs() const {
  const double total = inputs + chance;
  return total > 0 ? std::clamp(inputs / total, 0.0, 1.0) : std::numeric_limits<double>::quiet_NaN();
}

VarianceSplit variance_by_level(std::span<const double> per_draw_share, int futures) {
  detail::require_futures(futures);
  const Eigen::ArrayXd draws = count_hits(per_draw_share, futures);
  const Eigen::ArrayXd share = Eigen::ArrayXd::LinSpaced(futures + 1, 0, 1);
  const double count = draws.sum();
  if (futures == 1 || count < 2) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return {.inputs = unknown, .chance = unknown};
  }
  const double mean = (draws * share).sum() / count;
  const double between = (draws * (share - mean).square()).sum() / (count - 1);
  const double chance = (draws * share * (1 - share)).sum() / count * futures / (futures - 1.0);
  return {.inputs = between - chance / futures, .chance = chance};
}

VarianceSplit variance_of_outcome(std::span<const double> values, int futures) {
  detail::require_futures(futures);
  const auto width = static_cast<std::size_t>(futures);
  std::vector<double> means;
  double chance = 0;
  for (std::size_t at = 0; at + width <= values.size(); at += width) {
    const auto of_draw = values.subspan(at, width);
    if (std::ranges::any_of(of_draw, [](double value) { return std::isnan(value); })) continue;
    const UnitMean draw = unit_mean(of_draw, DrawLayout(1));
    means.push_back(draw.mean);
    chance += draw.variance_of_mean * futures;
  }
  if (futures == 1 || means.size() < 2) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return {.inputs = unknown, .chance = unknown};
  }
  const double draws = static_cast<double>(means.size());
  chance /= draws;
  return {.inputs = unit_mean(means, DrawLayout(1)).variance_of_mean * draws - chance / futures, .chance = chance};
}

ParameterSpread::ParameterSpread(std::span<const double> per_draw_share, int futures) {
  detail::require_futures(futures);
  const Eigen::ArrayXd draws = count_hits(per_draw_share, futures);
  const double total = draws.sum();
  if (draws[0] == total || draws[futures] == total) {
    only_ = draws[0] == total ? 0 : 1;
  } else if (futures == 1) {
    identified_ = false;
  } else {
    const Eigen::ArrayXd mass = detail::fit_binomial_mixture(draws);
    cumulative_ = Eigen::ArrayXd::Zero(mass.size() + 1);
    for (Eigen::Index k = 0; k < mass.size(); ++k) cumulative_[k + 1] = cumulative_[k] + mass[k];
  }
}

double ParameterSpread::quantile(double u) const {
  require(u >= 0 && u <= 1, "quantile at {} (outside 0 to 1); write a share", u);
  if (!identified_) return std::numeric_limits<double>::quiet_NaN();
  if (only_ >= 0) return only_;
  const double target = u * cumulative_[cumulative_.size() - 1];
  const double* above = std::upper_bound(cumulative_.data() + 1, cumulative_.data() + cumulative_.size() - 1, target);
  const double inside = (target - above[-1]) / std::max(above[0] - above[-1], std::numeric_limits<double>::min());
  const double probit = detail::probit_edge(above - 1 - cumulative_.data(), std::clamp(inside, 0.0, 1.0));
  if (std::abs(probit) > certain_probit) return probit < 0 ? 0 : 1;
  return detail::normal_cdf(probit);
}

Interval ParameterSpread::interval(double level) const {
  detail::require_level(level);
  if (!identified_) return {.low = 0, .high = 1};
  return {.low = quantile(0.5 - level / 2), .high = quantile(0.5 + level / 2)};
}

Interval parameter_interval(std::span<const double> per_draw_share, int futures, double level) {
  return ParameterSpread(per_draw_share, futures).interval(level);
}

}  // namespace muster
