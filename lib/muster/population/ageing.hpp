#pragma once

#include "muster/core/age.hpp"

namespace muster {

/// Ages one sex by one year; the last age group is open-ended.
/// @param alive     persons by single year of age on 1 January
/// @param survival  ratios: from birth, to ages 1 .. 99, within 99 and over (see survival_ratios)
/// @param births    live births of that sex during the year [persons]
/// @return persons by age one year later
/// Source: Preston, Heuveline and Guillot (2001), Demography, ch. 6.
[[nodiscard]] inline AgeVector age_one_year(const AgeVector& alive, const AgeVector& survival, double births) {
  AgeVector next;
  next[0] = births * survival[0];
  next.segment<open_age - 1>(1) = alive.head<open_age - 1>() * survival.segment<open_age - 1>(1);
  next[open_age] = (alive[open_age - 1] + alive[open_age]) * survival[open_age];
  return next;
}

}  // namespace muster
