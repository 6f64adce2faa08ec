#include "muster/force/cost.hpp"

#include <algorithm>

namespace muster {

double smallest_cut(const Bill& bill, Saving saving, double available) {
  const double gap = bill.gap();
  if (gap <= rounding_gap || available <= 0) return 0;
  if (bill.kit_net > 0 && saving.plain + saving.kit > 0) {
    const double units = gap / (saving.plain + saving.kit);
    if (units * saving.kit <= bill.kit_net) return std::min(available, units);
  }
  if (saving.plain <= 0) return available;
  return std::min(available, (bill.plain - bill.room) / saving.plain);
}

Bill after_cut(const Bill& bill, Saving saving, double units) {
  return {bill.plain - saving.plain * units, bill.kit_net - saving.kit * units, bill.room};
}

}  // namespace muster
