#include "muster/sampling/draw.hpp"

#include "muster/distributions/standard_normal.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace muster {
namespace {

/// The value as many standard deviations out as @p normal; from the nearer end, so that neither tail loses digits.
double at_normal(const Distribution& distribution, double normal) {
  return normal <= 0 ? quantile(distribution, normal_cdf(normal)) : upper_quantile(distribution, normal_cdf(-normal));
}

}  // namespace

std::vector<double> draw_inputs(const Design& design, const Copula& copula, std::span<const Distribution> distributions,
                                std::uint32_t draw) {
  assert(design.inputs() == distributions.size() && copula.inputs() == distributions.size());
  std::vector<double> normals(distributions.size());
  for (std::size_t i = 0; i < normals.size(); ++i) {
    if (copula.is_linked(i)) normals[i] = normal_quantile(design.uniform(draw, i));
  }
  normals = copula.correlated(normals);
  std::vector<double> values(distributions.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Distribution& distribution = distributions[i];
    const bool varies = !is_constant(distribution) && !is_table(distribution);
    if (varies && copula.is_linked(i)) {
      values[i] = at_normal(distribution, normals[i]);
    } else {
      values[i] = varies ? quantile(distribution, design.uniform(draw, i)) : median(distribution);
    }
  }
  return values;
}

std::vector<double> inputs_at(const Copula& copula, std::span<const Distribution> distributions,
                              std::span<const double> independent) {
  assert(copula.inputs() == distributions.size());
  const std::vector<double> normals = copula.correlated(independent);
  std::vector<double> values;
  std::ranges::transform(distributions, normals, std::back_inserter(values), at_normal);
  return values;
}

std::vector<double> median_inputs(std::span<const Distribution> distributions) {
  std::vector<double> values;
  std::ranges::transform(distributions, std::back_inserter(values), median);
  return values;
}

}  // namespace muster
