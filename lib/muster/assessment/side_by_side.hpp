#pragma once

#include "muster/assessment/constraint.hpp"
#include "muster/assessment/lane_arrays.hpp"
#include "muster/assessment/maximum_force.hpp"

#include <optional>
#include <span>
#include <vector>

namespace muster {

/// Up to lane_count futures of one draw that meet the force side by side, as many at once as a register of the machine
/// holds. What it gives is what the functions for a single trajectory give, bit for bit.
class SideBySide {
 public:
  /// Whether a future can stand beside others: under one level of pay, and a definition that judges single years.
  [[nodiscard]] static bool suits(const ForceConditions& conditions, const SustainedRule& rule);

  /// @param futures  1 .. lane_count conditions that suit, of one draw; both must outlive this
  SideBySide(std::span<const ForceConditions* const> futures, const SustainedRule& rule,
             InstructionSet set = instruction_set());

  /// The same from lanes that stand ready; all must outlive this.
  /// @param shared  what the futures share; of its years only what the draw alone decides is read
  /// @param terms   of lane_count futures, whatever @p futures is
  SideBySide(const ForceConditions& shared, const LaneTerms& terms, std::size_t futures, const SustainedRule& rule);

  SideBySide(const SideBySide&) = delete;
  SideBySide& operator=(const SideBySide&) = delete;
  SideBySide(SideBySide&&) = delete;
  SideBySide& operator=(SideBySide&&) = delete;
  ~SideBySide() = default;

  [[nodiscard]] std::size_t futures() const { return count_; }
  /// Of the draw.
  [[nodiscard]] const ForceInputs& inputs() const { return shared_.inputs; }
  /// No force above it counts as sustained; 0: no cap.
  [[nodiscard]] double cap() const { return shared_.inputs.cap; }

  /// maximum_force() of each, under the draw's cap. @param training  the ceiling of training, where it is known
  [[nodiscard]] std::vector<MaximumForce> maximum_forces(std::optional<double> training = {}) const;
  /// M of each alone, under the draw's cap [persons].
  [[nodiscard]] std::vector<double> largest_forces() const;
  /// has_gaps() of each.
  [[nodiscard]] std::vector<bool> have_gaps() const;
  /// judge_path() of each.
  [[nodiscard]] std::vector<JudgedPath> judge_paths(const Aim& aim, double reserve, int last_year) const;
  /// The same but for the years, which stay side by side in @p years.
  /// @param self_financed  afterwards self_financed_from() of each, under the reading of the rule, for paths to the
  ///                       window's end or beyond; null when it is not wanted
  [[nodiscard]] std::vector<JudgedPath> judge_paths(const Aim& aim, double reserve, int last_year, LaneYears& years,
                                                    std::vector<int>* self_financed = nullptr) const;
  /// causes() of each, for paths from judge_paths().
  /// @param all_but_places  tests of the path with all limits but places lifted, where they are known
  /// @param room            for the paths with limits lifted
  [[nodiscard]] std::vector<std::vector<Cause>> causes(std::span<const JudgedPath> paths, ReserveReading reading,
                                                       const std::vector<YearTests>* all_but_places,
                                                       LaneYears& room) const;

 private:
  /// @param keep_years     whether the years of the paths are wanted beside their tests
  /// @param self_financed  by lane; null when it is not wanted
  [[nodiscard]] std::vector<JudgedPath> follow(const Aim& aim, double reserve, int last_year, bool keep_years,
                                               LaneYears& room, double* self_financed = nullptr) const;

  LaneTerms own_terms_;  ///< where they do not stand ready
  const ForceConditions& shared_;
  const LaneTerms& terms_;
  std::size_t count_;
  const SustainedRule& rule_;
};

}  // namespace muster
