#pragma once

#include "muster/ensemble/scenario.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace muster {

/// A value of an input at which an equation of the model divides by 0 or takes the logarithm of 0.
struct Pole {
  std::string_view input;
  double at = 0;
  std::string_view equation;  ///< as the reference model writes it
};

/// Every pole of the model, in the order of its chapters.
[[nodiscard]] std::span<const Pole> poles();

/// An input with draws so near to a pole that a few of them rule the means.
struct MassNearPole {
  Pole pole;
  double within = 0;  ///< distance from the pole, a hundredth of the median's: the term is then 100 times the median's
  double share = 0;   ///< of the draws
};

/// Inputs of which more than one draw in 10,000 lies within a hundredth of the median's distance from a pole.
[[nodiscard]] std::vector<MassNearPole> mass_near_poles(const Scenario& scenario);

}  // namespace muster
