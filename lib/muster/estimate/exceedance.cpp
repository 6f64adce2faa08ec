#include "muster/estimate/exceedance.hpp"

#include <algorithm>
#include <cmath>
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

std::vector<Interval> exceedance_band(std::span<const double> values, const DrawLayout& layout,
                                      std::span<const double> sizes, double level) {
  require_curve(values, layout.futures(), sizes);
  const auto shares_at = [&](std::size_t point) {
    const std::vector<double> shares = shares_at_least(values, layout.futures(), sizes[point]);
    return Eigen::ArrayXd(Eigen::Map<const Eigen::ArrayXd>(shares.data(), static_cast<Eigen::Index>(shares.size())));
  };
  std::vector<Interval> band = simultaneous_band(shares_at, sizes.size(), layout, level);
  make_falling(band);
  return band;
}

std::vector<ExceedancePoint> exceedance_curve(std::span<const double> values, const DrawLayout& layout,
                                              std::span<const double> sizes, double level) {
  const std::vector<Interval> band = exceedance_band(values, layout, sizes, level);
  std::vector<ExceedancePoint> curve(sizes.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::vector<double> shares = shares_at_least(values, layout.futures(), sizes[i]);
    curve[i].size = sizes[i];
    curve[i].probability = clustered_probability(shares, layout, level);
    curve[i].band = band[i];
    add_parameter_intervals(curve[i], shares, layout.futures());
    if (i == 0) continue;
    curve[i].p50 = no_higher(curve[i].p50, curve[i - 1].p50);
    curve[i].p90 = no_higher(curve[i].p90, curve[i - 1].p90);
  }
  return curve;
}

}  // namespace muster
