#pragma once

#include "muster/core/lanes.hpp"

#include <type_traits>

namespace muster {

/// A year's bill against the two purses and own money (model 4.2) [USD].
/// It can be paid when plain + max(0, kit_net) <= room.
template <class Real>
struct BillOf {
  Real plain{};    ///< pay, upkeep, training, reserve, veterans
  Real kit_net{};  ///< kit and fixed less the aid that may buy them; below 0 that aid lapses
  Real room{};     ///< own money and aid that may pay wages

  [[nodiscard]] Real own_and_pay_aid() const { return plain + positive_part(kit_net); }
  [[nodiscard]] Real gap() const { return own_and_pay_aid() - room; }
};
using Bill = BillOf<double>;

/// What one unit less of something saves in a year [USD].
template <class Real>
struct SavingOf {
  Real plain{}, kit{};
};
using Saving = SavingOf<double>;

/// A gap under this counts as closed: it is rounding, far below the dollar that the test forgives [USD].
inline constexpr double rounding_gap = 0.01;

/// The smallest number of units, at most @p available, whose saving closes the gap; 0 when there is none. Kit saved
/// beyond the aid that would have bought it saves nothing.
template <class Real>
[[nodiscard]] MUSTER_INLINE Real smallest_cut(const BillOf<Real>& bill, const SavingOf<Real>& saving,
                                              const std::type_identity_t<Real>& available) {
  const Real gap = bill.gap();
  const Real both_save = saving.plain + saving.kit;
  const auto kit_saves = both(both(bill.kit_net > 0, both_save > 0), gap * saving.kit <= bill.kit_net * both_save);
  const auto plain_saves = saving.plain > 0;
  const Real missing = select(kit_saves, gap, select(plain_saves, bill.plain - bill.room, positive_part(bill.kit_net)));
  const Real saved = select(kit_saves, both_save, select(plain_saves, saving.plain, saving.kit));
  const auto useless = either(either(gap <= rounding_gap, available <= 0), saved <= 0);
  return select(useless, Real(0.0), least(available, missing / saved));
}

/// The bill after a cut of so many units.
template <class Real>
[[nodiscard]] MUSTER_INLINE BillOf<Real> after_cut(const BillOf<Real>& bill, const SavingOf<Real>& saving,
                                                   const std::type_identity_t<Real>& units) {
  return {bill.plain - saving.plain * units, bill.kit_net - saving.kit * units, bill.room};
}

}  // namespace muster
