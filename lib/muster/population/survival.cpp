#include "muster/core/same_bits.hpp"

#include "muster/population/survival.hpp"

#include <algorithm>
#include <cmath>

namespace muster {

double old_age_slope(const double* rates, double factor) {
  const double high = std::min(greatest_rate, rates[open_age - 1] * factor);
  const double low = std::min(greatest_rate, rates[oldest_slope_age] * factor);
  // Where the cap is not reached the factor cancels; leaving it out there lets a whole table of years share one slope.
  const double ratio = high < greatest_rate ? rates[open_age - 1] / rates[oldest_slope_age] : high / low;
  return std::exp(std::log(ratio) / (open_age - 1 - oldest_slope_age));
}

AgeVector survival_ratios(const AgeVector& rates, double k, Sex sex) {
  const double factor = std::exp(k);
  AgeRow<double> ratios;
  survival_ratios(rates.data(), factor, old_age_slope(rates.data(), factor), sex, ratios);
  return vector_of(ratios);
}

double life_expectancy(const AgeVector& rates, double k, Sex sex) {
  const AgeVector ratios = survival_ratios(rates, k, sex);
  double years = 0, lived = 1;
  for (int a = 0; a < open_age; ++a) years += lived *= ratios[a];
  // Those over 99 and those of 99 together pass on a share S[100] of their years: T100 = S[100] T99.
  return years + lived * ratios[open_age] / (1 - ratios[open_age]);
}

}  // namespace muster
