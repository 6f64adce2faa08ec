#pragma once

#include "muster/sensitivity/dependence.hpp"
#include "muster/sensitivity/effects.hpp"
#include "muster/sensitivity/index.hpp"

#include <Eigen/Core>

#include <functional>
#include <vector>

namespace muster {

/// A model on the space of independent standard normals, many points at once. Takes shape (coordinates, points), gives
/// (outputs, points).
using NormalSpaceModel = std::function<Eigen::MatrixXd(const Eigen::MatrixXd& points)>;

/// How many points, and when to stop.
struct SobolPlan {
  int base_points = 1 << 10;       ///< at first; a multiple of copies
  int most_base_points = 1 << 14;  ///< doubled until the widest interval is short enough, up to this
  double half_width = 0.05;        ///< of the widest interval of a first-order or total index at which to stop
  int copies = 16;                 ///< independently scrambled point sets, whose spread is the error
  unsigned long long seed = 1;
  double level = 0.95;
};

struct SobolIndices {
  std::vector<IndexEstimate> first, total;  ///< by player
};

struct SobolResult {
  std::vector<SobolIndices> outputs;
  int base_points = 0;        ///< used
  long long evaluations = 0;  ///< of the model
  bool reached = false;       ///< the half-width asked for
};

/// First-order and total indices of players from designed points: scrambled Sobol points A and B, and for each player
/// points that take its coordinates from B and the others' from A. Janon's estimator for the first order, Jansen's for
/// the total index. A player's correlated inputs move in their own block's space: for the first order the player comes
/// first in it (its full effect, with what correlation adds), for the total index last (what it adds to all others).
/// The error is Student's t over the copies.
/// @param dependence  of the model's coordinates; extra ones at the end, such as yearly shocks, are independent
/// @param players     of all coordinates of the model
/// @throws InvalidInput for a plan that cannot be used
/// Sources: Saltelli (2002), Computer Physics Communications 145; Jansen (1999), ibid. 117; Janon, Klein, Lagnoux,
/// Nodet and Prieur (2014), ESAIM: Probability and Statistics 18; Mara and Tarantola (2012), Reliability Engineering
/// and System Safety 107 (full and independent effects).
[[nodiscard]] SobolResult sobol_indices(const NormalSpaceModel& model, const InputDependence& dependence,
                                        const Players& players, const SobolPlan& plan);

}  // namespace muster
