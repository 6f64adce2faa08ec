#include "muster/core/same_bits.hpp"

#include "muster/distributions/detail/fit_beta.hpp"

#include <algorithm>
#include <cmath>

namespace muster::detail {
namespace {

using Quantiles = std::vector<Elicited::Quantile>;

/// Logarithms of the two shapes.
struct Point {
  double log_a, log_b;
};

Beta beta_at(const Point& at) { return Beta{{.a = std::exp(at.log_a), .b = std::exp(at.log_b)}}; }

std::vector<double> misses(const Quantiles& quantiles, const Point& at) {
  const Beta beta = beta_at(at);
  std::vector<double> all;
  for (const auto& [share, value] : quantiles) all.push_back(beta.quantile(share) - value);
  return all;
}

double squares(const std::vector<double>& misses) {
  double sum = 0;
  for (const double miss : misses) sum += miss * miss;
  return sum;
}

/// Moments of the spread-out stated values: a rough start is enough.
Point start(const Quantiles& quantiles) {
  const double centre = (quantiles.front().value + quantiles.back().value) / 2;
  const double deviation =
      std::max(0.01 * centre * (1 - centre), (quantiles.back().value - quantiles.front().value) / 3);
  const double weight = std::max(0.5, centre * (1 - centre) / (deviation * deviation) - 1);
  return {std::log(centre * weight), std::log((1 - centre) * weight)};
}

/// Normal equations J'J step = -J'm of the misses m with forward differences.
struct Equations {
  double aa = 0, ab = 0, bb = 0, a = 0, b = 0;
};

Equations equations(const Quantiles& quantiles, const Point& at) {
  constexpr double little = 1e-6;
  const std::vector<double> here = misses(quantiles, at);
  const std::vector<double> more_a = misses(quantiles, {at.log_a + little, at.log_b});
  const std::vector<double> more_b = misses(quantiles, {at.log_a, at.log_b + little});
  Equations sums;
  for (std::size_t i = 0; i < here.size(); ++i) {
    const double by_a = (more_a[i] - here[i]) / little, by_b = (more_b[i] - here[i]) / little;
    sums.aa += by_a * by_a;
    sums.ab += by_a * by_b;
    sums.bb += by_b * by_b;
    sums.a += by_a * here[i];
    sums.b += by_b * here[i];
  }
  return sums;
}

Point stepped(const Point& from, const Equations& e, double damping) {
  constexpr double least = -7, most = 14;
  const double aa = e.aa * (1 + damping), bb = e.bb * (1 + damping);
  const double determinant = aa * bb - e.ab * e.ab;
  if (!(determinant > 0)) return from;  // quantiles that no longer move: more damping ends the search
  const double step_a = (e.ab * e.b - bb * e.a) / determinant, step_b = (e.ab * e.a - aa * e.b) / determinant;
  return {std::clamp(from.log_a + step_a, least, most), std::clamp(from.log_b + step_b, least, most)};
}

}  // namespace

Continuous fit_beta(const Quantiles& quantiles) {
  Point best = start(quantiles);
  double least = squares(misses(quantiles, best));
  double damping = 1e-3;
  for (int step = 0; step < 200 && least > 0 && damping < 1e12; ++step) {
    const Point next = stepped(best, equations(quantiles, best), damping);
    const double found = squares(misses(quantiles, next));
    damping *= found < least ? 0.1 : 10;
    if (found < least) {
      least = found;
      best = next;
    }
  }
  return beta_at(best);
}

}  // namespace muster::detail
