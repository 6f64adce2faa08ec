#include "muster/core/same_bits.hpp"

#include "muster/economy/aid.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace muster {

double scheduled_aid(const EconomyInputs& inputs, AidForm form, int tau) {
  assert(form != AidForm::drawn);
  if (form == AidForm::none) return 0;
  if (tau < 0) return inputs.aid_level;
  if (form == AidForm::decay) return inputs.aid_level * std::exp2(-tau / inputs.aid_half_life);
  if (form == AidForm::period) return inputs.aid_level * std::clamp(inputs.aid_years - tau, 0.0, 1.0);
  return std::min(inputs.aid_level, std::max(0.0, inputs.aid_total - tau * inputs.aid_level));
}

AidForm drawn_form(const EconomyInputs& inputs, double uniform) {
  const double sum = inputs.aid_weight_decay + inputs.aid_weight_period + inputs.aid_weight_amount;
  const double mark = uniform * sum;
  if (mark < inputs.aid_weight_decay) return AidForm::decay;
  return mark < inputs.aid_weight_decay + inputs.aid_weight_period ? AidForm::period : AidForm::amount;
}

}  // namespace muster
