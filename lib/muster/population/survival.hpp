#pragma once

#include "muster/core/age.hpp"

#include <type_traits>

namespace muster {

enum class Sex { female, male };

inline constexpr double greatest_rate = 1.9;      ///< of a central death rate
inline constexpr double greatest_old_rate = 1.5;  ///< above age 99
inline constexpr int closing_age = 130;           ///< of the life table
inline constexpr int oldest_slope_age = 90;       ///< the log rate above 99 continues its slope from here

/// Mean years lived in the first year of life by those who die in it, from the infants' central death rate.
/// Source: Andreev and Kingkade (2015), Demographic Research 33(13), 363-390 (form in rates).
template <class Real>
[[nodiscard]] Real infant_separation_factor(const Real& m, Sex sex) {
  if (sex == Sex::male)
    return select(m < 0.02300, 0.14929 - 1.99545 * m, select(m < 0.08307, 0.02832 + 3.26021 * m, Real(0.29915)));
  return select(m < 0.01724, 0.14903 - 2.05527 * m, select(m < 0.06891, 0.04667 + 3.88089 * m, Real(0.31411)));
}

/// Factor from one rate to the next above age 99: the slope of the log rates over ages 90-99, taken after the cap.
/// @param factor  e^k
[[nodiscard]] double old_age_slope(const double* rates, double factor);

namespace detail {

/// Years lived at 100 and over by one who reached 100: T100 / l100. @param rate  at age 99, capped
template <class Real>
[[nodiscard]] Real open_years(Real rate, const Real& slope) {
  Real alive = 1.0, years = 0.0;
  for (int a = open_age; a < closing_age; ++a) {
    rate *= slope;
    const Real half = 0.5 * least(Real(greatest_old_rate), rate);
    const Real lived = alive / (1 + half);
    years += lived;
    alive = lived * (1 - half);
  }
  return years + alive / least(Real(greatest_old_rate), rate * slope);
}

}  // namespace detail

/// Survival ratios of one calendar year: S[0] from birth, S[a] from age a-1 to a, S[100] within 99 and over.
/// Above age 0 years lived are L[a] = l[a] / (1 + m/2), since a_x = 1/2, so that the table's survivors cancel:
/// S[a] = (1 - m[a-1]/2) / (1 + m[a]/2).
/// @param rates   central death rates at ages 0 .. 99 (index 100 is not read), >= 0
/// @param factor  e^k: rates times it are capped at 1.9
/// @param slope   old_age_slope(): above age 99 the log rate continues, the rate at most 1.5; closed at 130
/// Source: Preston, Heuveline and Guillot (2001), Demography, ch. 3.
template <class Real>
void survival_ratios(const double* rates, const Real& factor, const std::type_identity_t<Real>& slope, Sex sex,
                     AgeRow<Real>& ratios) {
  const auto rate = [&](int age) { return least(Real(greatest_rate), rates[age] * factor); };
  const Real infant = rate(0);
  const Real outside = 1 - infant_separation_factor(infant, sex);
  const Real dying = infant / (1 + outside * infant);
  ratios[0] = 1 - outside * dying;
  Real half = 0.5 * rate(1);
  ratios[1] = (1 - dying) / (1 + half) / ratios[0];
  for (int a = 2; a < open_age; ++a) {
    const Real before = half;
    half = 0.5 * rate(a);
    ratios[a] = (1 - before) / (1 + half);
  }
  const Real reached = (1 - half) / (1 + half);  // l100 / l99
  const Real beyond = reached * detail::open_years(rate(open_age - 1), slope);
  ratios[open_age] = beyond / (beyond + 1 / (1 + half));
}

/// The same under a shift k of log mortality.
[[nodiscard]] AgeVector survival_ratios(const AgeVector& rates, double k, Sex sex);

/// Life expectancy at birth [years] of the same life table.
[[nodiscard]] double life_expectancy(const AgeVector& rates, double k, Sex sex);

}  // namespace muster
