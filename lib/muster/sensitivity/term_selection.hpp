#pragma once

#include "muster/sensitivity/polynomial_basis.hpp"

#include <vector>

namespace muster {

/// Which products of polynomials may enter a regression.
struct TermLimits {
  int own_degree = 10;         ///< of one coordinate alone
  int joint_degree = 0;        ///< sum of both in a product of two; 0: as high as 20,000 products allow, at most 12
  Eigen::Index most = 300;     ///< terms in all, and never over a tenth of the draws
  Eigen::Index draws = 16384;  ///< draws, the first, on which the choice is made
};

/// The limits with their joint degree filled in.
[[nodiscard]] TermLimits with_joint_degree(TermLimits limits, Eigen::Index coordinates);

/// Terms that matter to any of the outputs: degrees 1 and (with 20 draws a coordinate or more)
/// 2 of every coordinate, then, round by round, those whose
/// correlation with what is left exceeds what the greatest of as many idle ones would: |t| > sqrt(2 ln candidates).
/// Products of three coordinates are not looked at.
/// @param outputs  shape (draws, outputs)
/// Sources: Pati, Rezaiifar and Krishnaprasad (1993), Asilomar (orthogonal matching pursuit); Donoho and Johnstone
/// (1994), Biometrika 81 (the threshold); Blatman and Sudret (2011), Journal of Computational Physics 230.
[[nodiscard]] std::vector<BasisTerm> select_terms(const PolynomialBasis& basis, const Eigen::MatrixXd& outputs,
                                                  const TermLimits& limits);

/// Values of the terms, a column of ones first. Shape (draws, 1 + terms).
[[nodiscard]] Eigen::MatrixXd term_columns(const PolynomialBasis& basis, const std::vector<BasisTerm>& terms);

}  // namespace muster
