#pragma once

#include "muster/core/age.hpp"

namespace muster {

/// Ages one sex by one year, in place; the last age group is open-ended and nobody is new-born yet.
/// @param persons   by single year of age on 1 January; afterwards one year later, 0 at age 0
/// @param survival  ratios: from birth, to ages 1 .. 99, within 99 and over (see survival_ratios)
/// Source: Preston, Heuveline and Guillot (2001), Demography, ch. 6.
template <class Real>
void age_one_year(AgeRow<Real>& persons, const AgeRow<Real>& survival) {
  persons[open_age] = (persons[open_age - 1] + persons[open_age]) * survival[open_age];
  for (int a = open_age - 1; a >= 1; --a) persons[a] = persons[a - 1] * survival[a];
  persons[0] = Real(0.0);
}

}  // namespace muster
