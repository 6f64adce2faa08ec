#include "muster/estimate/difference.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"

namespace muster {
namespace {

/// What the futures of every draw add up to.
struct DrawDifferences {
  std::vector<double> means;  ///< by draw; NaN where something failed
  double chance = 0;          ///< mean variance within a draw
  double better = 0;
  std::size_t failed = 0;
};

void require_pairs(std::span<const double> scenario, std::span<const double> base, int futures) {
  require(scenario.size() == base.size(), "{} trajectories against {} (a pair has one of each); run both alike",
          scenario.size(), base.size());
  require(scenario.size() % static_cast<std::size_t>(futures) == 0,
          "{} trajectories in draws of {} futures (no whole number of draws); give every future of every draw",
          scenario.size(), futures);
}

void add_draw(DrawDifferences& sums, std::span<const double> scenario, std::span<const double> base) {
  const double futures = static_cast<double>(scenario.size());
  double mean = 0;
  double squares = 0;
  double better = 0;
  for (std::size_t j = 0; j < scenario.size(); ++j) {
    const double difference = scenario[j] - base[j];
    mean += difference / futures;
    squares += difference * difference / futures;
    better += difference > 0 ? 1 : difference == 0 ? 0.5 : 0;
  }
  sums.means.push_back(mean);
  if (std::isnan(mean)) {
    ++sums.failed;
    return;
  }
  sums.chance += futures > 1 ? std::max(0.0, squares - mean * mean) * futures / (futures - 1) : 0;
  sums.better += better / futures;
}

DrawDifferences differences_by_draw(std::span<const double> scenario, std::span<const double> base, int futures) {
  DrawDifferences sums;
  const auto width = static_cast<std::size_t>(futures);
  for (std::size_t at = 0; at < scenario.size(); at += width) {
    add_draw(sums, scenario.subspan(at, width), base.subspan(at, width));
  }
  const std::size_t pairs = sums.means.size() - sums.failed;
  require(pairs >= 2, "{} pairs of draws without a failure (an error needs two); add draws", pairs);
  const double draws = static_cast<double>(pairs);
  sums.chance /= draws;
  sums.better /= draws;
  return sums;
}

/// Central share @p level of the sorted differences, drawn towards their mean by @p shrink.
Interval central(const std::vector<double>& sorted, double mean, double shrink, double level) {
  const auto at = [&](double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return mean + shrink * (sorted[std::max<std::size_t>(rank, 1) - 1] - mean);
  };
  return {.low = at(0.5 - level / 2), .high = at(0.5 + level / 2)};
}

}  // namespace

PairedDifference paired_difference(std::span<const double> scenario, std::span<const double> base,
                                   const DrawLayout& layout, double level) {
  const int futures = layout.futures();
  require_pairs(scenario, base, futures);
  detail::require_level(level);
  DrawDifferences sums = differences_by_draw(scenario, base, futures);
  const UnitMean done = unit_mean(sums.means, layout);
  const double std_error = std::sqrt(done.variance_of_mean);
  const double half = detail::two_sided_t(level, std::max(1.0, done.freedom())) * std_error;
  std::erase_if(sums.means, [](double mean) { return std::isnan(mean); });
  const double total = unit_mean(sums.means, futures).variance_of_mean * done.draws;
  const double inputs = std::max(0.0, total - sums.chance / futures);
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const double shrink = futures == 1 ? unknown : total > 0 ? std::sqrt(inputs / total) : 0;
  std::ranges::sort(sums.means);
  return {.mean = done.mean,
          .std_error = std_error,
          .simulation_error = {.low = done.mean - half, .high = done.mean + half},
          .p50 = central(sums.means, done.mean, shrink, 0.5),
          .p90 = central(sums.means, done.mean, shrink, 0.9),
          .better = sums.better,
          .draws = sums.means.size(),
          .failed = sums.failed};
}

PairedDifference paired_probability_difference(std::span<const double> scenario, std::span<const double> base,
                                               const DrawLayout& layout, double level) {
  PairedDifference result = paired_difference(scenario, base, layout, level);
  const double draws = static_cast<double>(result.draws);
  if (result.std_error == 0) {
    const double unseen = clopper_pearson(0, draws, level).high;
    result.simulation_error = {.low = result.mean - unseen, .high = result.mean + unseen};
  }
  const double failed = static_cast<double>(result.failed);
  Interval& shown = result.simulation_error;
  shown.low = std::max(-1.0, (shown.low * draws - failed) / (draws + failed));
  shown.high = std::min(1.0, (shown.high * draws + failed) / (draws + failed));
  return result;
}

}  // namespace muster
