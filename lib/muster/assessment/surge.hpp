#pragma once

#include "muster/force/step.hpp"

namespace muster {

/// Strength of a surge begun at the end of a year: active, the reservists who come, and recruits trained at war's pace
/// within surge_months, at most a year of them (model 5) [persons].
/// @param year  of the path, with its active and enrolled at the end
[[nodiscard]] double surge_strength(const ForceYear& year, const ForceInputs& inputs);

/// Whether a surge begun at the end of @p year reaches surge_size.
[[nodiscard]] bool surge_reached(const ForceYear& year, const ForceInputs& inputs);

/// Pay and equipment of surge_size soldiers for a month of year t, at the scenario's pay [USD]. What an amount of surge
/// aid or stocks is worth in months is that amount over this.
[[nodiscard]] double surge_month_cost(const ForceConditions& conditions, int t);

}  // namespace muster
