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

  [[nodiscard]] Lanes woman(int age) const { return lanes_at(task.women, age); }
  [[nodiscard]] Lanes man(int age) const { return lanes_at(task.men, age); }
  [[nodiscard]] Lanes wounded(int age) const { return lanes_at(task.wounded, age); }
};

void count(const PoolTask& task) {
  AgeRow<Lanes> eligible;
  const EligiblePoolOf<Lanes> pool = eligible_pool(*task.shares, ResidentLanes{task}, eligible);
  const VolunteersOf<Lanes> volunteering = volunteers(*task.shares, eligible, Lanes::load(task.odds_factor));
  static_assert(sizeof pool == sizeof(double) * fields_of_pool * lane_count);
  static_assert(sizeof volunteering == sizeof(double) * fields_of_volunteers * lane_count);
  __builtin_memcpy(task.pool, &pool, sizeof pool);
  __builtin_memcpy(task.volunteers, &volunteering, sizeof volunteering);
}

}  // namespace

extern const PoolKernels MUSTER_KERNELS;
const PoolKernels MUSTER_KERNELS{count};

}  // namespace muster::detail
// NOLINTEND(misc-definitions-in-headers)
