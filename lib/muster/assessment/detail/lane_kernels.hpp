#pragma once

#include "muster/assessment/judge.hpp"
#include "muster/core/instruction_set.hpp"

namespace muster::detail {

/// What the futures of a draw meet, side by side.
struct LaneConditions {
  const ForceConditions* shared =
      nullptr;                    ///< those of any of them; its years are read for what the draw alone decides
  const double* years = nullptr;  ///< ForceYearTerms from the ceasefire on, see LaneTerms
  const SustainedRule* rule = nullptr;
};

inline constexpr int fields_of_terms = sizeof(ForceYearTerms<double>) / sizeof(double);
inline constexpr int fields_of_year = sizeof(ForceYear) / sizeof(double);

/// What each test adds to the number that stands for a year's tests; see YearTests.
struct TestDigit {
  static constexpr double strength = 1, reserve_enrolled = 2, reserve_ready = 4, money = 8, cut_people = 16;
};

/// Where what comes of paths is put; null for what is not wanted.
struct FollowedInto {
  double* tests = nullptr;           ///< sum of TestDigit of the tests that hold, by year and lane; always wanted
  double* years = nullptr;           ///< ForceYear by year, field and lane; of strength alone there are none
  double* self_financed = nullptr;   ///< self_financed_from() by lane, for a path to the window's end or beyond
  double* held_by_places = nullptr;  ///< by lane: 0 where training places surely held back no intake, else 1
};

/// The loops over years that are compiled once per instruction set. Arrays of lanes are of lane_count doubles each.
struct LaneKernels {
  int lanes_at_once;  ///< the futures that are worked out together, as many as a register holds
  /// Judges a size per lane, every-year or final-year.
  /// @param asked     by lane; where none of those that are worked out together is asked, no verdict is given
  /// @param verdicts  whether it holds (1 or 0) by lane, then margins
  void (*judge)(const LaneConditions&, const SizeQuestion&, const double* active, const bool* asked, double* verdicts);
  /// Follows paths that aim at one size, to year tau, and judges every year.
  void (*follow)(const LaneConditions&, const Aim&, double reserve, int last_tau, const FollowedInto&);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const LaneKernels& lane_kernels(InstructionSet set);

extern const LaneKernels lane_kernels_v2, lane_kernels_v3, lane_kernels_v4;

}  // namespace muster::detail
