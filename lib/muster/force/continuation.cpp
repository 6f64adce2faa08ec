#include "muster/core/same_bits.hpp"

#include "muster/force/continuation.hpp"

#include <cmath>

namespace muster {

ServiceVector continuation_rates(const ForceInputs& inputs, const ForceTables& tables, double pay_ratio) {
  const double shift = inputs.retention + inputs.pay_retention * std::log(pay_ratio / inputs.w_ref);
  ServiceVector rates;
  for (int x = 0; x < service_years && x < inputs.los_max; ++x) {
    const double stay = tables.c_ref[x];
    if (stay <= 0) continue;
    const double exit_odds = (1 - stay) / stay * std::exp(-shift);
    rates[x] = 1 / (1 + exit_odds);
  }
  return rates;
}

double length_of_service(const ServiceVector& continuation) {
  double years = 0, serving = 1;
  for (int x = 0; x < service_years; ++x) {
    years += serving;
    serving *= continuation[x];
  }
  return years;
}

}  // namespace muster
