#pragma once

#include "muster/economy/inputs.hpp"
#include "muster/economy/settings.hpp"

namespace muster {

/// Aid scheduled for year tau after the ceasefire [USD]; before it (tau < 0) its level, none under `none`.
/// @param form  any but `drawn`: a draw settles on one form first (see drawn_form)
[[nodiscard]] double scheduled_aid(const EconomyInputs& inputs, AidForm form, int tau);

/// The form that a uniform number picks by aid_weight: decay, then period, then amount.
[[nodiscard]] AidForm drawn_form(const EconomyInputs& inputs, double uniform);

}  // namespace muster
