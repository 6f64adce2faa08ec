#pragma once

#include <Eigen/Core>

#include <vector>

namespace muster::detail {

/// E[h_a(Z) h_b(Z')] for orthonormal products of Hermite polynomials of standard normals Z and Z' whose correlations
/// with each other are @p cross; degrees by coordinate. 0 unless both degrees sum to the same.
/// Source: Janson (1997), Gaussian Hilbert Spaces, theorem 3.9 (Wick products).
[[nodiscard]] double chaos_product(const Eigen::MatrixXd& cross, std::vector<int> a, std::vector<int> b);

}  // namespace muster::detail
