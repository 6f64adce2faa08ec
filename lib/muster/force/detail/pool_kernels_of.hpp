// The body of pool_kernels_v2.cpp, _v3.cpp and _v4.cpp; see assessment/detail/lane_kernels_of.hpp for the rules.
#include "muster/force/detail/pool_kernels.hpp"

// NOLINTBEGIN(misc-definitions-in-headers): one source, one inclusion, as said above
namespace muster::detail {
namespace {

Lanes lanes_at(const double* rows, int row) {
  return Lanes::load(rows + static_cast<std::ptrdiff_t>(row) * lane_count);
}

struct ResidentLanes {
  const PoolTask& task;
  int first;  ///< of the lanes that are counted

  [[nodiscard]] Lanes woman(int age) const { return lanes_at(task.women + first, age); }
  [[nodiscard]] Lanes man(int age) const { return lanes_at(task.men + first, age); }
  [[nodiscard]] Lanes wounded(int age) const { return lanes_at(task.wounded + first, age); }
};

void count(const PoolTask& task) {
  for (int first = 0; first < lane_count; first += lanes_at_once) {
    AgeRow<Lanes> eligible;
    const EligiblePoolOf<Lanes> pool = eligible_pool(*task.shares, ResidentLanes{task, first}, eligible);
    const VolunteersOf<Lanes> volunteering = volunteers(*task.shares, eligible, Lanes::load(task.odds_factor + first));
    store_rows<fields_of_pool>(pool, task.pool + first);
    store_rows<fields_of_volunteers>(volunteering, task.volunteers + first);
  }
}

}  // namespace

extern const PoolKernels MUSTER_KERNELS;
const PoolKernels MUSTER_KERNELS{count};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
