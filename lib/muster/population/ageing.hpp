#pragma once

#include "muster/core/age.hpp"

namespace muster {

/// Ages one sex by one year, in place, while its cells change before and after: one way through the ages, from the
/// oldest down.
/// @param before  before(age, persons): those of an age on 1 January who grow a year older
/// @param after   after(age, persons): those of an age at the year's end, from those who reached it
template <class Real, class Before, class After>
MUSTER_INLINE void age_one_year(AgeRow<Real>& persons, const AgeRow<Real>& survival, const Before& before,
                                const After& after) {
  const Real oldest = before(open_age, persons[open_age]);
  persons[open_age] = after(open_age, (before(open_age - 1, persons[open_age - 1]) + oldest) * survival[open_age]);
  for (int a = open_age - 1; a >= 1; --a) persons[a] = after(a, before(a - 1, persons[a - 1]) * survival[a]);
  persons[0] = after(0, Real(0.0));
}

/// Ages one sex by one year, in place; the last age group is open-ended and nobody is new-born yet.
/// @param persons   by single year of age on 1 January; afterwards one year later, 0 at age 0
/// @param survival  ratios: from birth, to ages 1 .. 99, within 99 and over (see survival_ratios)
/// Source: Preston, Heuveline and Guillot (2001), Demography, ch. 6.
template <class Real>
MUSTER_INLINE void age_one_year(AgeRow<Real>& persons, const AgeRow<Real>& survival) {
  const auto as_they_are = [](int, const Real& cell) MUSTER_INLINED { return cell; };
  age_one_year(persons, survival, as_they_are, as_they_are);
}

}  // namespace muster
