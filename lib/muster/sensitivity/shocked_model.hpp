#pragma once

#include "muster/ensemble/normal_space.hpp"
#include "muster/sensitivity/dependence.hpp"
#include "muster/sensitivity/effects.hpp"
#include "muster/sensitivity/sobol.hpp"

#include <string>
#include <vector>

namespace muster {

/// A scenario as a function on independent standard normals for sobol_indices(): outcomes are M [persons] and, for each
/// target, 1 where it holds, else 0 (outcome_names()). The yearly shocks are coordinates like the inputs, so chance is
/// a player. Renewed war (level L3) is left out: the truce holds. A trajectory that fails holds nothing.
/// @param model, space  kept by reference
/// @param threads       0: all cores; the numbers are the same for any
[[nodiscard]] NormalSpaceModel shocked_model(const Model& model, const NormalSpace& space, int threads);

/// Correlations of the inputs that vary, in the order of NormalSpace::varying().
[[nodiscard]] InputDependence dependence_of(const Model& model, const std::vector<std::size_t>& varying);

/// Coordinates of the space dealt to players: every varying input by the player of its own, then "aid_form" where it is
/// drawn, and "chance" for all shocks.
struct NamedPlayers {
  std::vector<std::string> names;
  Players players;
};
/// @param by_input  the player of each input that varies
[[nodiscard]] NamedPlayers named_players(const Model& model, const NormalSpace& space,
                                         const std::vector<std::string>& by_input);

}  // namespace muster
