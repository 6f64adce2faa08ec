#include "muster/validation/claims.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster {
namespace {

/// One draw: an input's value, and whether the claim holds.
struct Point {
  double x, held;
};

/// Ranks from 0, ties sharing their mean.
std::vector<double> ranks_of(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  std::vector<double> ranks(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]]) ++last;
    for (std::size_t i = first; i <= last; ++i) ranks[order[i]] = static_cast<double>(first + last) / 2;
    first = last + 1;
  }
  return ranks;
}

/// Pearson's correlation; 0 where one does not vary.
double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  const auto n = static_cast<double>(a.size());
  const double mean_a = std::accumulate(a.begin(), a.end(), 0.0) / n;
  const double mean_b = std::accumulate(b.begin(), b.end(), 0.0) / n;
  double both = 0, square_a = 0, square_b = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    both += (a[i] - mean_a) * (b[i] - mean_b);
    square_a += (a[i] - mean_a) * (a[i] - mean_a);
    square_b += (b[i] - mean_b) * (b[i] - mean_b);
  }
  return square_a > 0 && square_b > 0 ? both / std::sqrt(square_a * square_b) : 0;
}

/// Least squares by a function that does not fall (direction 1) or rise (-1): pool adjacent violators.
std::vector<double> isotonic(const std::vector<Point>& sorted, double direction) {
  struct Block {
    double sum;
    std::size_t count;
    [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Block> blocks;
  blocks.reserve(sorted.size());
  for (const Point& point : sorted) {
    blocks.push_back({direction * point.held, 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back() = {blocks.back().sum + last.sum, blocks.back().count + last.count};
    }
  }
  std::vector<double> fitted;
  fitted.reserve(sorted.size());
  for (const Block& block : blocks) fitted.insert(fitted.end(), block.count, direction * block.mean());
  return fitted;
}

double mean_of(const std::vector<Point>& sorted, std::size_t first, std::size_t last) {
  double sum = 0;
  for (std::size_t i = first; i < last; ++i) sum += sorted[i].held;
  return sum / static_cast<double>(last - first);
}

constexpr double edge = 0.025;  ///< a crossing in the last fortieth of the draws rests on too few of them

void find_crossing(const std::vector<Point>& sorted, Overturn& found) {
  const std::vector<double> fitted = isotonic(sorted, found.rank_correlation < 0 ? -1 : 1);
  const auto n = static_cast<double>(sorted.size());
  for (std::size_t i = 1; i < fitted.size(); ++i) {
    if ((fitted[i - 1] < 0.5) == (fitted[i] < 0.5)) continue;
    const double quantile = static_cast<double>(i) / n;
    if (quantile < edge || quantile > 1 - edge) return;
    found.value = (sorted[i - 1].x + sorted[i].x) / 2;
    found.quantile = quantile;
    return;
  }
}

}  // namespace

std::vector<Overturn> overturning_inputs(std::span<const double> held, std::span<const double> margins,
                                         const std::vector<std::vector<double>>& inputs, std::size_t most) {
  std::vector<Overturn> all;
  for (std::size_t column = 0; column < inputs.size(); ++column) {
    std::vector<double> values, decides;
    std::vector<Point> points;
    for (std::size_t draw = 0; draw < held.size(); ++draw) {
      const double x = inputs[column][draw];
      if (std::isnan(x) || std::isnan(held[draw]) || std::isnan(margins[draw])) continue;
      values.push_back(x);
      decides.push_back(margins[draw]);
      points.push_back({x, held[draw]});
    }
    if (points.size() < 20) continue;
    Overturn found;
    found.input = column;
    found.rank_correlation = correlation(ranks_of(values), ranks_of(decides));
    if (std::abs(found.rank_correlation) * std::sqrt(static_cast<double>(points.size()) - 1) < 3) continue;
    std::ranges::stable_sort(points, {}, &Point::x);
    const std::size_t tenth = points.size() / 10;
    found.p_low = mean_of(points, 0, tenth);
    found.p_high = mean_of(points, points.size() - tenth, points.size());
    if (found.p_low != found.p_high) find_crossing(points, found);
    all.push_back(found);
  }
  std::ranges::stable_sort(all, [](const Overturn& a, const Overturn& b) {
    if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
    return std::abs(a.rank_correlation) > std::abs(b.rank_correlation);
  });
  if (all.size() > most) all.resize(most);
  return all;
}

}  // namespace muster
