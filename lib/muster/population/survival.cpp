#include "muster/population/survival.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace muster {
namespace {

constexpr double greatest_rate = 1.9;
constexpr double greatest_old_rate = 1.5;
constexpr int closing_age = 130;

using LifeTable = std::array<double, closing_age + 1>;  ///< one value per single age 0 .. 130

/// Rates at ages 0 .. 130: capped, then continued on the log slope of ages 90-99.
LifeTable extended_rates(const AgeVector& rates, double k) {
  LifeTable m{};
  const double factor = std::exp(k);
  for (int a = 0; a < open_age; ++a) m[a] = std::min(greatest_rate, rates[a] * factor);
  const double slope = std::exp(std::log(m[99] / m[90]) / 9);
  double continued = m[99];
  for (int a = open_age; a <= closing_age; ++a) {
    continued *= slope;
    m[a] = std::min(greatest_old_rate, continued);
  }
  return m;
}

/// Years lived at each age per newborn.
LifeTable life_years(const AgeVector& rates, double k, Sex sex) {
  const LifeTable m = extended_rates(rates, k);
  const double a0 = infant_separation_factor(m[0], sex);
  const double q0 = m[0] / (1 + (1 - a0) * m[0]);
  LifeTable years{};
  double alive = 1 - q0;
  years[0] = 1 - (1 - a0) * q0;
  for (int a = 1; a < closing_age; ++a) {
    const double next = alive * (1 - 0.5 * m[a]) / (1 + 0.5 * m[a]);
    years[a] = 0.5 * (alive + next);
    alive = next;
  }
  years[closing_age] = alive / m[closing_age];
  return years;
}

double years_from(const LifeTable& years, int age) {
  double sum = 0;
  for (int a = closing_age; a >= age; --a) sum += years[a];
  return sum;
}

}  // namespace

double infant_separation_factor(double infant_rate, Sex sex) {
  const double m = infant_rate;
  if (sex == Sex::male) {
    if (m < 0.02300) return 0.14929 - 1.99545 * m;
    return m < 0.08307 ? 0.02832 + 3.26021 * m : 0.29915;
  }
  if (m < 0.01724) return 0.14903 - 2.05527 * m;
  return m < 0.06891 ? 0.04667 + 3.88089 * m : 0.31411;
}

AgeVector survival_ratios(const AgeVector& rates, double k, Sex sex) {
  const LifeTable years = life_years(rates, k, sex);
  AgeVector ratios;
  ratios[0] = years[0];
  for (int a = 1; a < open_age; ++a) ratios[a] = years[a] / years[a - 1];
  const double open_years = years_from(years, open_age);
  ratios[open_age] = open_years / (open_years + years[open_age - 1]);
  return ratios;
}

double life_expectancy(const AgeVector& rates, double k, Sex sex) { return years_from(life_years(rates, k, sex), 0); }

}  // namespace muster
