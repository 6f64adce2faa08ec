#include "muster/validation/scores.hpp"

#include "muster/core/require.hpp"

#include <algorithm>
#include <cmath>

namespace muster {

double crps(std::span<const double> sorted, double outcome) {
  require(!sorted.empty(),
          "a forecast without a path cannot be scored (its distribution is unknown); draw at least one");
  const auto n = static_cast<double>(sorted.size());
  double distance = 0, differences = 0;  // the second: sum over pairs i < j of x_j - x_i
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    distance += std::abs(sorted[i] - outcome);
    differences += (2 * static_cast<double>(i) + 1 - n) * (sorted[i] - outcome);
  }
  return distance / n - differences / (n * n);
}

double sample_quantile(std::span<const double> sorted, double share) {
  require(!sorted.empty() && share > 0 && share < 1,
          "quantile {} of {} values does not exist (a share in (0, 1) of some values does); draw at least one path",
          share, sorted.size());
  const auto rank = std::ceil(share * static_cast<double>(sorted.size()) - 1e-9);
  return sorted[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

}  // namespace muster
