#pragma once

#include "muster/core/age.hpp"

#include <array>
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

/// What the life table above age 99 needs.
template <class Real>
struct OldestOf {
  Real rate{};   ///< at age 99, capped
  Real slope{};  ///< factor from one age's rate to the next
  Real half{};   ///< half the rate at age 99
};

/// Years lived at 100 and over by one who reached 100: T100 / l100. Of several tables at once, since each waits for
/// its own divisions.
template <class Real, std::size_t tables>
[[nodiscard]] MUSTER_INLINE std::array<Real, tables> open_years(std::array<OldestOf<Real>, tables> oldest) {
  std::array<Real, tables> alive, years{};
  alive.fill(1.0);
  for (int a = open_age; a < closing_age; ++a) {
    for (std::size_t i = 0; i < tables; ++i) {
      oldest[i].rate *= oldest[i].slope;
      const Real half = 0.5 * least(Real(greatest_old_rate), oldest[i].rate);
      const Real lived = alive[i] / (1 + half);
      years[i] += lived;
      alive[i] = lived * (1 - half);
    }
  }
  for (std::size_t i = 0; i < tables; ++i)
    years[i] += alive[i] / least(Real(greatest_old_rate), oldest[i].rate * oldest[i].slope);
  return years;
}

/// Survival ratios from birth and to ages 1 .. 99. @return what those above need
template <class Real>
[[nodiscard]] MUSTER_INLINE OldestOf<Real> ratios_by_age(const double* rates, const Real& factor,
                                                         const std::type_identity_t<Real>& slope, Sex sex,
                                                         AgeRow<Real>& ratios) {
  const auto rate = [&](int age) MUSTER_INLINED { return least(Real(greatest_rate), rates[age] * factor); };
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
  return {rate(open_age - 1), slope, half};
}

/// S[100]. @param years  open_years()
template <class Real>
[[nodiscard]] MUSTER_INLINE Real ratio_of_open_age(const Real& half, const Real& years) {
  const Real reached = (1 - half) / (1 + half);  // l100 / l99
  const Real beyond = reached * years;
  return beyond / (beyond + 1 / (1 + half));
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
  const detail::OldestOf<Real> oldest = detail::ratios_by_age(rates, factor, slope, sex, ratios);
  ratios[open_age] = detail::ratio_of_open_age(oldest.half, detail::open_years(std::array{oldest})[0]);
}

/// Death rates of a sex and how they go on above age 99; see survival_ratios().
template <class Real>
struct MortalityOf {
  const double* rates = nullptr;
  Real slope{};
};

/// The same of both sexes.
template <class Real>
MUSTER_INLINE void survival_ratios(const MortalityOf<Real>& female, const MortalityOf<Real>& male, const Real& factor,
                                   BySexOf<Real>& ratios) {
  const std::array oldest{detail::ratios_by_age(female.rates, factor, female.slope, Sex::female, ratios.female),
                          detail::ratios_by_age(male.rates, factor, male.slope, Sex::male, ratios.male)};
  const std::array years = detail::open_years(oldest);
  ratios.female[open_age] = detail::ratio_of_open_age(oldest[0].half, years[0]);
  ratios.male[open_age] = detail::ratio_of_open_age(oldest[1].half, years[1]);
}

/// The same under a shift k of log mortality.
[[nodiscard]] AgeVector survival_ratios(const AgeVector& rates, double k, Sex sex);

/// Life expectancy at birth [years] of the same life table.
[[nodiscard]] double life_expectancy(const AgeVector& rates, double k, Sex sex);

}  // namespace muster
