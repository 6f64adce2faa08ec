#pragma once

#include "muster/core/instruction_set.hpp"
#include "muster/core/lanes.hpp"
#include "muster/force/conditions.hpp"
#include "muster/force/stocks.hpp"

#include <cstddef>
#include <vector>

namespace muster {

/// Doubles on cache lines, for arrays of lanes; kept and reused, since large rooms are dear to come by.
class LaneRoom {
 public:
  LaneRoom() = default;
  LaneRoom(const LaneRoom&) = delete;  // a copy's doubles would lie elsewhere on their line
  LaneRoom& operator=(const LaneRoom&) = delete;
  LaneRoom(LaneRoom&&) = default;
  LaneRoom& operator=(LaneRoom&&) = default;
  ~LaneRoom() = default;

  /// Makes room for so many doubles; what was there is lost. @return the first, on a cache line
  double* make(std::size_t doubles);
  [[nodiscard]] double* data() { return doubles_.data() + begin_; }
  [[nodiscard]] const double* data() const { return doubles_.data() + begin_; }

 private:
  std::vector<double> doubles_;
  std::size_t begin_ = 0;
};

/// What the force's equations read of each year of futures side by side, from the ceasefire on: by year, then as the
/// kernels of an instruction set take it, by group of futures that are worked out at once, field and lane.
class LaneTerms {
 public:
  /// Makes room for so many years; what was there is lost.
  void make(std::size_t years, InstructionSet set = instruction_set());
  /// @param year  after the ceasefire
  void put(std::size_t year, std::size_t lane, const ForceYearTerms<double>& terms);

  [[nodiscard]] const double* data() const { return room_.data(); }
  [[nodiscard]] InstructionSet set() const { return set_; }

 private:
  LaneRoom room_;
  InstructionSet set_ = InstructionSet::baseline;
  std::size_t at_once_ = 1;
};

/// Paths that aim at one size, side by side: years from the ceasefire on.
class LaneYears {
 public:
  static constexpr std::size_t apart = sizeof(ForceYear) / sizeof(double) * lane_count;  ///< of a field's years

  /// A field of a year, such as offsetof(ForceYear, active) / sizeof(double), of every lane.
  [[nodiscard]] const double* lanes(int year, std::size_t field) const;
  /// A year of one lane.
  [[nodiscard]] ForceYear year(int year, std::size_t lane) const;

 private:
  friend class SideBySide;
  LaneRoom years_, tests_;
};

}  // namespace muster
