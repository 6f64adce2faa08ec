#pragma once

#include "muster/assessment/judge.hpp"
#include "muster/core/instruction_set.hpp"

namespace muster::detail {

/// What the futures of a draw meet, side by side.
struct LaneConditions {
  const ForceConditions* shared =
      nullptr;                    ///< those of any of them; its years are read for what the draw alone decides
  const double* years = nullptr;  ///< ForceYearTerms by year, field and lane, from the ceasefire on
  const SustainedRule* rule = nullptr;
};

inline constexpr int fields_of_terms = sizeof(ForceYearTerms<double>) / sizeof(double);
inline constexpr int fields_of_year = sizeof(ForceYear) / sizeof(double);

/// The loops over years that are compiled once per instruction set. Arrays of lanes are of lane_count doubles each.
struct LaneKernels {
  /// Judges a size per lane, every-year or final-year. @param verdicts  whether it holds (1 or 0) by lane, then margins
  void (*judge)(const LaneConditions&, const SizeQuestion&, const double* active, double* verdicts);
  /// Follows paths that aim at one size, to year tau. @param years  ForceYear by year, field and lane
  void (*follow)(const LaneConditions&, const Aim&, int last_tau, double* years);
  /// The first self-financed year after the ceasefire by lane, -1 when there is none (see self_financed_from)
  void (*self_financed)(const LaneConditions&, double active, double reserve, double* first);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const LaneKernels& lane_kernels(InstructionSet set);

extern const LaneKernels lane_kernels_v2, lane_kernels_v3, lane_kernels_v4;

}  // namespace muster::detail
