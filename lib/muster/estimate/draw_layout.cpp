#include "muster/estimate/draw_layout.hpp"

#include <cmath>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"

namespace muster {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Count and mean of every copy.
std::vector<CopyMean> by_copy(std::span<const double> by_draw, std::uint32_t copies, double if_nan) {
  std::vector<CopyMean> all(copies);
  for (std::size_t draw = 0; draw < by_draw.size(); ++draw) {
    const double value = std::isnan(by_draw[draw]) ? if_nan : by_draw[draw];
    if (std::isnan(value)) continue;
    CopyMean& copy = all[draw % copies];
    copy.draws += 1;
    copy.mean += (value - copy.mean) / copy.draws;
  }
  std::erase_if(all, [](const CopyMean& copy) { return copy.draws == 0; });
  return all;
}

UnitMean mean_of_draws(std::span<const double> by_draw, double if_nan) {
  UnitMean result;
  double squares = 0;
  for (const double given : by_draw) {
    const double value = std::isnan(given) ? if_nan : given;
    if (std::isnan(value)) continue;
    const double before = value - result.mean;
    result.draws += 1;
    result.mean += before / result.draws;
    squares += before * (value - result.mean);
  }
  result.units = result.draws;
  result.variance_of_mean = result.draws > 1 ? squares / (result.draws - 1) / result.draws : unknown;
  return result;
}

}  // namespace

DrawLayout::DrawLayout(int futures, std::uint32_t copies) : futures_(futures), copies_(copies) {
  detail::require_futures(futures);
  require(copies >= 1, "{} copies of the points (a design is at least one); write 1 or more", copies);
}

UnitMean mean_over_copies(std::span<const CopyMean> copies) {
  UnitMean result;
  for (const CopyMean& copy : copies) {
    result.draws += copy.draws;
    result.units += copy.draws > 0 ? 1 : 0;
  }
  for (const CopyMean& copy : copies) {
    if (copy.draws > 0) result.mean += copy.draws / result.draws * copy.mean;
  }
  double squares = 0;
  for (const CopyMean& copy : copies) {
    if (copy.draws == 0) continue;
    const double off = copy.draws / result.draws * (copy.mean - result.mean);
    squares += off * off;
  }
  result.variance_of_mean = result.units > 1 ? squares * result.units / (result.units - 1) : unknown;
  if (result.draws == 0) result.mean = unknown;
  return result;
}

UnitMean unit_mean(std::span<const double> by_draw, const DrawLayout& layout, double if_nan) {
  UnitMean result =
      layout.scrambled() ? mean_over_copies(by_copy(by_draw, layout.copies(), if_nan)) : mean_of_draws(by_draw, if_nan);
  if (result.draws == 0) result.mean = unknown;
  return result;
}

std::vector<double> unit_means(std::span<const double> by_draw, const DrawLayout& layout) {
  std::vector<double> means;
  if (!layout.scrambled()) {
    for (const double value : by_draw) {
      if (!std::isnan(value)) means.push_back(value);
    }
    return means;
  }
  for (const CopyMean& copy : by_copy(by_draw, layout.copies(), unknown)) means.push_back(copy.mean);
  return means;
}

}  // namespace muster
