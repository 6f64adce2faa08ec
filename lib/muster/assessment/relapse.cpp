#include "muster/core/same_bits.hpp"

#include "muster/assessment/relapse.hpp"

#include "muster/distributions/standard_normal.hpp"

#include <cmath>

namespace muster {

double cumulative_hazard(const RelapseHazard& hazard, double years) {
  return hazard.scale * std::pow(years, hazard.shape) / hazard.shape;
}

double truce_holds(const RelapseHazard& hazard, double years) { return std::exp(-cumulative_hazard(hazard, years)); }

double relapse_in_year(const RelapseHazard& hazard, int j) {
  return truce_holds(hazard, j - 1) - truce_holds(hazard, j);
}

int relapse_year(const RelapseHazard& hazard, double shock, int horizon) {
  const double mark = normal_cdf(shock);
  for (int j = 1; j <= horizon; ++j) {
    if (mark < -std::expm1(-cumulative_hazard(hazard, j))) return j;
  }
  return 0;
}

BeforeRelapse before_relapse(const RelapseHazard& hazard, const SustainedRule& rule, int first_failure) {
  BeforeRelapse result;
  for (int j = rule.settle + 2; j <= rule.until + 1; ++j) {
    const double chance = relapse_in_year(hazard, j);
    const bool failed_before = first_failure >= 0 && first_failure <= j - 2;
    result.returning += chance;
    if (!failed_before) result.held += chance;
  }
  return result;
}

}  // namespace muster
