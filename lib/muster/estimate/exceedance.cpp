#include "muster/estimate/exceedance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/simultaneous.hpp"

namespace muster {
namespace {

void require_curve(std::span<const double> values, int futures, std::span<const double> sizes) {
  detail::require_futures(futures);
  require(!values.empty() && values.size() % static_cast<std::size_t>(futures) == 0,
          "{} values in draws of {} futures (no whole number of draws); give every future of every draw", values.size(),
          futures);
  require(!sizes.empty() && std::ranges::is_sorted(sizes), "{} sizes (none, or not ascending); sort the sizes",
          sizes.size());
  constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
  require(sizes.size() <= most, "{} sizes (at most {}); take fewer", sizes.size(), most);
}

Interval no_higher(Interval interval, Interval before) {
  return {.low = std::min(interval.low, before.low), .high = std::min(interval.high, before.high)};
}

/// What is true of a falling curve at a size holds at every smaller one from below, at every larger one from above.
void make_falling(std::vector<Interval>& band) {
  for (std::size_t i = 1; i < band.size(); ++i) band[i].high = std::min(band[i].high, band[i - 1].high);
  for (std::size_t i = band.size(); i-- > 1;) band[i - 1].low = std::max(band[i - 1].low, band[i].low);
}

/// Parameter intervals at 50 and 90 %; NaN when every draw failed.
void add_parameter_intervals(ExceedancePoint& point, std::span<const double> shares, int futures) {
  if (point.probability.draws == 0) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    point.p50 = point.p90 = {.low = unknown, .high = unknown};
    return;
  }
  const ParameterSpread spread(shares, futures);
  point.p50 = spread.interval(0.5);
  point.p90 = spread.interval(0.9);
}

}  // namespace

std::vector<double> shares_at_least(std::span<const double> values, int futures, double size) {
  std::vector<double> shares;
  shares.reserve(values.size() / static_cast<std::size_t>(futures));
  for (auto draw = values.begin(); draw != values.end(); draw += futures) {
    const bool failed = std::any_of(draw, draw + futures, [](double value) { return std::isnan(value); });
    const auto hits = std::count_if(draw, draw + futures, [size](double value) { return value >= size; });
    shares.push_back(failed ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(hits) / futures);
  }
  return shares;
}

SizesReached::SizesReached(std::span<const double> values, const DrawLayout& layout, std::span<const double> sizes)
    : layout_(layout), sizes_(sizes.begin(), sizes.end()) {
  require_curve(values, layout.futures(), sizes);
  const auto futures = static_cast<std::size_t>(layout.futures());
  reached_.reserve(values.size());
  failed_.assign(values.size() / futures, false);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) failed_[i / futures] = true;
    reached_.push_back(static_cast<std::uint16_t>(std::ranges::upper_bound(sizes_, values[i]) - sizes_.begin()));
  }
}

std::vector<double> SizesReached::shares(std::size_t i) const {
  std::vector<double> shares;
  shares.reserve(failed_.size());
  const auto futures = static_cast<std::size_t>(layout_.futures());
  for (std::size_t draw = 0; draw < failed_.size(); ++draw) {
    std::uint32_t hits = 0;
    for (const std::uint16_t reached : std::span(reached_).subspan(draw * futures, futures)) hits += reached > i;
    shares.push_back(failed_[draw] ? std::numeric_limits<double>::quiet_NaN()
                                   : static_cast<double>(hits) / layout_.futures());
  }
  return shares;
}

std::vector<Interval> exceedance_band(const SizesReached& reached, double level) {
  const auto shares_at = [&](std::size_t i) {
    const std::vector<double> shares = reached.shares(i);
    return Eigen::ArrayXd(Eigen::Map<const Eigen::ArrayXd>(shares.data(), static_cast<Eigen::Index>(shares.size())));
  };
  std::vector<Interval> band = simultaneous_band(shares_at, reached.sizes().size(), reached.layout(), level);
  make_falling(band);
  return band;
}

std::vector<Interval> exceedance_band(std::span<const double> values, const DrawLayout& layout,
                                      std::span<const double> sizes, double level) {
  return exceedance_band(SizesReached(values, layout, sizes), level);
}

std::vector<ExceedancePoint> exceedance_curve(const SizesReached& reached, double level) {
  const std::vector<Interval> band = exceedance_band(reached, level);
  const DrawLayout& layout = reached.layout();
  std::vector<ExceedancePoint> curve(band.size());
  for (std::size_t i = 0; i < curve.size(); ++i) {
    const std::vector<double> shares = reached.shares(i);
    curve[i].size = reached.sizes()[i];
    curve[i].probability = clustered_probability(shares, layout, level);
    curve[i].band = band[i];
    add_parameter_intervals(curve[i], shares, layout.futures());
    if (i == 0) continue;
    curve[i].p50 = no_higher(curve[i].p50, curve[i - 1].p50);
    curve[i].p90 = no_higher(curve[i].p90, curve[i - 1].p90);
  }
  return curve;
}

std::vector<ExceedancePoint> exceedance_curve(std::span<const double> values, const DrawLayout& layout,
                                              std::span<const double> sizes, double level) {
  return exceedance_curve(SizesReached(values, layout, sizes), level);
}

}  // namespace muster
