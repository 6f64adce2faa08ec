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
[[nodiscard]] Real smallest_cut(const BillOf<Real>& bill, const SavingOf<Real>& saving,
                                const std::type_identity_t<Real>& available) {
  const Real gap = bill.gap();
  const Real together = gap / (saving.plain + saving.kit);
  const auto kit_saves =
      both(both(bill.kit_net > 0, saving.plain + saving.kit > 0), together * saving.kit <= bill.kit_net);
  const Real of_kit = select(saving.kit > 0, least(available, positive_part(bill.kit_net) / saving.kit), Real(0.0));
  const Real plain_alone = select(saving.plain <= 0, of_kit, least(available, (bill.plain - bill.room) / saving.plain));
  const Real units = select(kit_saves, least(available, together), plain_alone);
  return select(either(gap <= rounding_gap, available <= 0), Real(0.0), units);
}

/// The bill after a cut of so many units.
template <class Real>
[[nodiscard]] BillOf<Real> after_cut(const BillOf<Real>& bill, const SavingOf<Real>& saving,
                                     const std::type_identity_t<Real>& units) {
  return {bill.plain - saving.plain * units, bill.kit_net - saving.kit * units, bill.room};
}

}  // namespace muster
