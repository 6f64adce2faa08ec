#pragma once

#include "muster/core/lanes.hpp"

namespace muster {

inline constexpr int most_reserve_years = 40;

/// Reservists by years since they left or were last trained [persons].
template <class Real>
using ReserveRow = Row<Real, most_reserve_years + 1>;

/// Former professionals and conscripts, and the veterans of the war apart.
template <class Real>
struct ReserveOf {
  ReserveRow<Real> regular, veterans;

  [[nodiscard]] Real enrolled() const { return regular.sum() + veterans.sum(); }
};
using Reserve = ReserveOf<double>;

/// How the reserve fades in a year.
struct ReserveFading {
  double keep = 1;             ///< share who stay on the list
  double veterans_in_age = 1;  ///< share of the veterans still under the age limit
  int years = 0;               ///< dropped after so many years
};

namespace detail {

/// A year passes: those on the list for so many years already leave it, a share of the others stays.
/// @return the sum of those who stay
template <class Real>
MUSTER_INLINE Real shift_one_year(ReserveRow<Real>& stock, double kept, int years) {
  return stock.move_on(years + 1, [kept](int) MUSTER_INLINED { return kept; });
}

/// See refresh(). @param registered  sum of the stock
template <class Real>
MUSTER_INLINE void train_registered(const Real& registered, const Real& share, int years, ReserveRow<Real>& stock) {
  if (!any(share > 0)) return;
  const Real kept = 1 - share;
  for (int j = 1; j <= years; ++j) stock[j] = stock[j] * kept;
  stock[0] = stock[0] * kept + share * registered;
}

}  // namespace detail

/// Shifts every reservist by a year and drops those who leave the list: the registered of the year.
template <class Real>
[[nodiscard]] ReserveOf<Real> fade(ReserveOf<Real> reserve, const ReserveFading& fading) {
  (void)detail::shift_one_year(reserve.regular, fading.keep, fading.years);
  (void)detail::shift_one_year(reserve.veterans, fading.keep * fading.veterans_in_age, fading.years);
  return reserve;
}

/// Trains a share of everybody on the list: they count as just out of service again.
template <class Real>
[[nodiscard]] ReserveOf<Real> refresh(ReserveOf<Real> registered, const Real& share) {
  detail::train_registered(registered.regular.sum(), share, most_reserve_years, registered.regular);
  detail::train_registered(registered.veterans.sum(), share, most_reserve_years, registered.veterans);
  return registered;
}

/// How ready those on the list are.
struct Readiness {
  double turn_out = 1;  ///< share who come
  double kept = 1;      ///< e^{-decay}: skill left after a year
  int years = 0;        ///< nobody is on the list for longer
};

/// turn_out times the enrolled, each discounted by exp(-decay) a year since service (model 3.5).
template <class Real>
[[nodiscard]] MUSTER_INLINE Real ready_reserve(const ReserveOf<Real>& reserve, const Readiness& readiness) {
  Real ready = 0;
  for (int j = readiness.years; j >= 0; --j) ready = ready * readiness.kept + reserve.regular[j] + reserve.veterans[j];
  return readiness.turn_out * ready;
}

}  // namespace muster
