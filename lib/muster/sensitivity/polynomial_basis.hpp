#pragma once

#include "muster/sensitivity/dependence.hpp"

#include <Eigen/Core>

#include <vector>

namespace muster {

/// One polynomial of a basis: a product of one-dimensional ones, at most two, each of its own coordinate. Coordinate j
/// is input j where it stands alone, else innovation j of its block.
struct BasisTerm {
  struct Factor {
    Eigen::Index coordinate;
    int degree;  ///< from 1

    friend bool operator==(const Factor&, const Factor&) = default;
  };
  std::vector<Factor> factors;  ///< coordinates ascending

  friend bool operator==(const BasisTerm&, const BasisTerm&) = default;
};

/// Orthonormal polynomials of the inputs of a sample: Legendre polynomials of the rank where an input stands alone,
/// Hermite polynomials of the independent innovations of the standard scores where inputs are correlated. Products of
/// them are orthonormal over draws, so that squares of coefficients are shares of a variance.
/// Sources: Xiu and Karniadakis (2002), SIAM Journal on Scientific Computing 24; Sudret (2008), Reliability
/// Engineering and System Safety 93.
class PolynomialBasis {
 public:
  /// @param inputs  shape (draws, inputs); an input with n different values gets degrees below n only
  PolynomialBasis(const Eigen::MatrixXd& inputs, const InputDependence& dependence, int highest_degree);

  [[nodiscard]] Eigen::Index draws() const { return by_degree_[0].rows(); }
  [[nodiscard]] Eigen::Index coordinates() const { return by_degree_[0].cols(); }
  [[nodiscard]] int highest_degree() const { return static_cast<int>(by_degree_.size()); }
  [[nodiscard]] int highest_degree(Eigen::Index coordinate) const {
    return highest_[static_cast<std::size_t>(coordinate)];
  }

  /// Polynomials of one degree, from 1, of all coordinates; 0 above a coordinate's highest. Shape (draws, coordinates).
  [[nodiscard]] const Eigen::MatrixXd& degree(int degree) const {
    return by_degree_[static_cast<std::size_t>(degree - 1)];
  }

  /// Values of a term. Shape (draws).
  [[nodiscard]] Eigen::VectorXd column(const BasisTerm& term) const;

 private:
  void fill(Eigen::Index coordinate, const Eigen::VectorXd& score, bool alone);

  std::vector<Eigen::MatrixXd> by_degree_;
  std::vector<int> highest_;
};

/// Share of the draws below each value, ties half: (rank - 1/2) / draws. Shape (draws).
[[nodiscard]] Eigen::VectorXd rank_shares(const Eigen::VectorXd& values);

}  // namespace muster
