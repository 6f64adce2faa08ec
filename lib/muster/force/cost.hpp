#pragma once

namespace muster {

/// A year's bill against the two purses and own money (model 4.2) [USD].
/// It can be paid when plain + max(0, kit_net) <= room.
struct Bill {
  double plain = 0;    ///< pay, upkeep, training, reserve, veterans
  double kit_net = 0;  ///< kit and fixed less the aid that may buy them; below 0 that aid lapses
  double room = 0;     ///< own money and aid that may pay wages

  [[nodiscard]] double own_and_pay_aid() const { return plain + (kit_net > 0 ? kit_net : 0); }
  [[nodiscard]] double gap() const { return own_and_pay_aid() - room; }
};

/// What one unit less of something saves in a year [USD].
struct Saving {
  double plain = 0, kit = 0;
};

/// A gap under this counts as closed: it is rounding, far below the dollar that the test forgives [USD].
inline constexpr double rounding_gap = 0.01;

/// The smallest number of units, at most @p available, whose saving closes the gap; 0 when there is none. Kit saved
/// beyond the aid that would have bought it saves nothing.
[[nodiscard]] double smallest_cut(const Bill& bill, Saving saving, double available);

/// The bill after a cut of so many units.
[[nodiscard]] Bill after_cut(const Bill& bill, Saving saving, double units);

}  // namespace muster
