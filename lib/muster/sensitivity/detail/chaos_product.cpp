#include "muster/sensitivity/detail/chaos_product.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::detail {

/// By parts: sqrt(a_i) E[h_a h_b] = sum_j cross_ij sqrt(b_j) E[h_(a - i) h_(b - j)], for any i with a_i > 0.
double chaos_product(const Eigen::MatrixXd& cross, std::vector<int> a, std::vector<int> b) {
  const int degree = std::accumulate(a.begin(), a.end(), 0);
  if (degree != std::accumulate(b.begin(), b.end(), 0)) return 0;
  if (degree == 0) return 1;
  const auto i = static_cast<std::size_t>(std::ranges::max_element(a) - a.begin());
  const double scale = std::sqrt(a[i]);
  --a[i];
  double sum = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    const double weight = cross(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
    if (b[j] == 0 || weight == 0) continue;
    std::vector<int> less = b;
    --less[j];
    sum += weight * std::sqrt(b[j]) * chaos_product(cross, a, std::move(less));
  }
  return sum / scale;
}

}  // namespace muster::detail
