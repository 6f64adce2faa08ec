#include "muster/assessment/surge.hpp"

#include "muster/assessment/path.hpp"

#include <algorithm>

namespace muster {

double surge_strength(const ForceYear& year, const ForceInputs& inputs) {
  const double trained =
      std::min(1.0, inputs.surge_months / 12) * inputs.training_places * inputs.surge_training_factor;
  return year.active + inputs.turn_out * year.enrolled + trained;
}

bool surge_reached(const ForceYear& year, const ForceInputs& inputs) {
  return surge_strength(year, inputs) >= inputs.surge_size - tie_persons;
}

double surge_month_cost(const ForceConditions& conditions, int t) {
  const ForceYearConditions& year = conditions.years[t];
  return conditions.inputs.surge_size * (year.pay.front().pay + year.prices.kit) / 12;
}

}  // namespace muster
