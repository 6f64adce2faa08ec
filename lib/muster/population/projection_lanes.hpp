#pragma once

#include "muster/core/instruction_set.hpp"
#include "muster/population/advance.hpp"

#include <array>

namespace muster {

inline constexpr int population_terms = sizeof(PopulationTerms<double>) / sizeof(double);

/// Several futures of a draw, one in each lane: what they share, what differs, and where their years go. Arrays of
/// lanes are of lane_count doubles each.
struct ProjectionTask {
  PopulationDraw draw;
  const PopulationYearPlan* plans = nullptr;       ///< by year
  std::array<const Cohorts*, lane_count> bases{};  ///< 1 January of the first year, by lane
  const double* terms = nullptr;                   ///< PopulationTerms by year, field and lane
  int years = 0;                                   ///< to project: cohorts of years + 1 Januaries are kept
  double* residents = nullptr;                     ///< by 1 January, sex (women first), age and lane
  double* wounded = nullptr;                       ///< by 1 January, age and lane
};

/// Projects all lanes: what step() gives each, bit for bit, on any instruction set.
void project_lanes(const ProjectionTask& task, InstructionSet set = instruction_set());

/// Persons of ages first .. last by lane, added age by age. @param rows  persons by age and lane
[[nodiscard]] std::array<double, lane_count> sum_lanes(const double* rows, int first, int last,
                                                       InstructionSet set = instruction_set());

}  // namespace muster
