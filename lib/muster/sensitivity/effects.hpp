#pragma once

#include "muster/sensitivity/dependence.hpp"
#include "muster/sensitivity/polynomial_basis.hpp"

#include <Eigen/Core>

#include <vector>

namespace muster {

/// Inputs dealt to players: each alone, or by group. Entry j is the player of input j, counted from 0.
struct Players {
  std::vector<std::size_t> of_input;
  std::size_t count = 0;

  /// Every input its own player.
  [[nodiscard]] static Players each(Eigen::Index inputs);
};

/// Parts of a variance by player.
struct Effects {
  Eigen::VectorXd first;  ///< Var(E[Y | player's inputs])
  Eigen::VectorXd total;  ///< E[Var(Y | all other inputs)]
  Eigen::VectorXd
      shapley;  ///< the mean gain in explained variance over all orders of the players; they add up to Var(Y)
};

/// First-order, total and Shapley effects of a polynomial in the basis of PolynomialBasis, exact for the polynomial,
/// with correlated inputs too: the explained variance of a set of inputs is a quadratic form in the coefficients, taken
/// once for each set of blocks that meet in a term. Given some inputs of a block, an innovation's best guess is its
/// projection on their span, and a Hermite polynomial's is that of the projections.
/// Sources: Shapley (1953); Owen (2014), SIAM/ASA Journal on Uncertainty Quantification 2; Song, Nelson and Staum
/// (2016), ibid. 4 (correlated inputs); Janson (1997), Gaussian Hilbert Spaces, ch. 4 (projection of a chaos).
class EffectForms {
 public:
  /// @throws InvalidInput if more than 14 players meet in one term (they have 16,384 sets)
  EffectForms(const std::vector<BasisTerm>& terms, const InputDependence& dependence, const Players& players);

  /// @param coefficients  of the terms
  [[nodiscard]] Effects of(const Eigen::VectorXd& coefficients) const;

 private:
  /// Terms of one set of blocks, and a player in them.
  struct Part {
    std::vector<Eigen::Index> terms;
    Eigen::Index player = 0;
    Eigen::MatrixXd first, total, shapley;
  };

  std::vector<Part> parts_;
  Eigen::Index players_ = 0;
};

}  // namespace muster
