#pragma once

#include "muster/core/instruction_set.hpp"
#include "muster/force/eligible.hpp"

namespace muster {

inline constexpr int fields_of_pool = sizeof(EligiblePool) / sizeof(double);
inline constexpr int fields_of_volunteers = sizeof(Volunteers) / sizeof(double);

/// One year's people of several futures of a draw, one in each lane. Arrays of lanes are of lane_count doubles each.
struct PoolTask {
  const PoolShares* shares = nullptr;
  const double* women = nullptr;        ///< residents by age and lane
  const double* men = nullptr;          ///< the same
  const double* wounded = nullptr;      ///< the same
  const double* odds_factor = nullptr;  ///< by lane, see volunteers()
  double* pool = nullptr;               ///< EligiblePool by field and lane
  double* volunteers = nullptr;         ///< Volunteers by field and lane
};

/// The pool and its volunteers: what eligible_pool() and volunteers() give each lane, bit for bit, on any instruction
/// set.
void count_pool_lanes(const PoolTask& task, InstructionSet set = instruction_set());

}  // namespace muster
