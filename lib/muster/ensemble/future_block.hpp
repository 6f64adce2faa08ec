#pragma once

#include "muster/assessment/side_by_side.hpp"
#include "muster/ensemble/trajectory.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace muster {

/// Up to lane_count futures of one draw worked out side by side, up to what the force meets: shocks, population,
/// economy, pool. Every number is that of the trajectory run alone, bit for bit. One object serves many blocks, one
/// after the other, since its room is large.
class FutureBlock {
 public:
  /// What comes of the futures first .. first + count - 1 of a draw; count in 1 .. lane_count. All must outlive it.
  void prepare(const Model& model, const Draw& draw, const DrawPlan& plan, std::uint32_t first, std::uint32_t count);

  /// The same futures under a draw that differs in no input of the population: their shocks and people stay.
  void change(const Draw& draw, const DrawPlan& plan);

  [[nodiscard]] std::size_t futures() const { return count_; }
  [[nodiscard]] bool failed(std::size_t lane) const { return failed_[lane]; }
  [[nodiscard]] const Shocks& shocks(std::size_t lane) const { return shocks_[lane]; }

  /// Residents on 1 January of t by lane.
  [[nodiscard]] const double* residents(int t, Sex sex, int age) const;
  /// Persons of ages first .. last on 1 January of t by lane, women, then men.
  [[nodiscard]] std::array<double, lane_count> residents_of(int t, int first, int last) const;
  [[nodiscard]] std::array<double, lane_count> men_of(int t, int first, int last) const;
  /// Men of the pool E0 by lane.
  [[nodiscard]] const double* eligible_men(int t) const;

  /// The force meets these; valid until the next prepare().
  [[nodiscard]] SideBySide side_by_side() const;
  /// One future as a trajectory alone meets it.
  [[nodiscard]] ForceConditions conditions(std::size_t lane) const;

 private:
  void project_population();
  void run_economies();
  void count_pools();
  void set_terms();
  void look_for_failures();

  const Model* model_ = nullptr;
  const Draw* draw_ = nullptr;
  const DrawPlan* plan_ = nullptr;
  std::size_t count_ = 0, years_ = 0;
  std::array<Shocks, lane_count> shocks_;
  std::array<std::vector<BudgetYear>, lane_count> budgets_;
  std::array<bool, lane_count> failed_{};
  LaneRoom population_terms_, residents_, wounded_;
  std::vector<double> odds_factors_;  ///< by year and lane
  LaneRoom pools_, volunteers_;       ///< by year, field and lane
  LaneTerms terms_;
};

}  // namespace muster
