#pragma once

#include "muster/assessment/constraint.hpp"
#include "muster/assessment/maximum_force.hpp"
#include "muster/core/instruction_set.hpp"

#include <span>
#include <vector>

namespace muster {

/// Up to lane_count futures of one draw that meet the force side by side, one in each lane of the machine's registers.
/// What it gives is what the functions for a single trajectory give, bit for bit.
class SideBySide {
 public:
  /// Whether a future can stand beside others: under one level of pay, and a definition that judges single years.
  [[nodiscard]] static bool suits(const ForceConditions& conditions, const SustainedRule& rule);

  /// @param futures  1 .. lane_count conditions that suit, of one draw; both must outlive this
  SideBySide(std::span<const ForceConditions* const> futures, const SustainedRule& rule,
             InstructionSet set = instruction_set());

  /// No force above it counts as sustained; 0: no cap.
  [[nodiscard]] double cap() const { return futures_[0]->inputs.cap; }

  /// maximum_force() of each, under the draw's cap.
  [[nodiscard]] std::vector<MaximumForce> maximum_forces() const;
  /// judge_path() of each.
  [[nodiscard]] std::vector<JudgedPath> judge_paths(const Aim& aim, double reserve, int last_year) const;
  /// causes() of each, for paths from judge_paths().
  [[nodiscard]] std::vector<std::vector<Cause>> causes(std::span<const JudgedPath> paths, ReserveReading reading) const;
  /// self_financed_from() of each, under the reading of the rule.
  [[nodiscard]] std::vector<int> self_financed(double active, double reserve) const;

 private:
  [[nodiscard]] std::vector<std::vector<ForceYear>> follow(const Aim& aim, int last_year) const;

  std::span<const ForceConditions* const> futures_;
  const SustainedRule& rule_;
  InstructionSet set_;
  std::vector<double> years_;  ///< terms by year, field and lane, from the ceasefire on
  std::size_t begin_ = 0;      ///< first of years_ on a cache line
};

}  // namespace muster
