#pragma once

#include "muster/assessment/constraint.hpp"
#include "muster/assessment/maximum_force.hpp"
#include "muster/ensemble/draw_plan.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster {

/// Yearly standard normals of one future, entry t is year t.
struct Shocks {
  std::vector<PopulationShocks> population;
  std::vector<EconomyShocks> economy;
  std::vector<double> x;  ///< volunteering
  std::vector<double> relapse;
};

/// The shocks of a future, each at its own address; all zero and no crisis under level L1.
[[nodiscard]] Shocks make_shocks(const Model& model, std::uint32_t draw, std::uint32_t future);

/// The same of several futures in place, the first of them @p first.
/// @param relapse  whether that of the war's return is worked out; else 0
void fill_shocks(const Model& model, std::uint32_t draw, std::uint32_t first, bool relapse, std::span<Shocks> futures);

/// x_t = rho x_{t-1} + sigma z_t with x_{-1} = 0.
[[nodiscard]] std::vector<double> volunteering_path(const ForceInputs& inputs, const std::vector<double>& shocks);

/// One definition of "sustained" and one reading of the reserve.
struct Reading {
  Definition definition;
  ReserveReading reserve;

  friend bool operator==(const Reading&, const Reading&) = default;
};

/// The readings reported for a target: every-year and final-year (and the scenario's own), with enrolled and ready
/// reserve and A alone where there is a requirement.
[[nodiscard]] std::vector<Reading> readings_of(const Target& target, const SustainedRule& rule);

/// What became of one target in one trajectory.
struct TargetOutcome {
  JudgedPath path;              ///< at the (low) active strength; years ceasefire .. horizon
  std::uint16_t sustained = 0;  ///< digit i is set where it is sustained under reading i of readings_of
  bool as_ruled = false;        ///< under the scenario's own definition and reading
  int shortfall_year = 0;       ///< calendar year of the window's first failure; 0 none
  Cause cause = Cause::none;    ///< of it
  std::vector<Cause> causes;    ///< by year, entry i is year ceasefire + i; empty for a band
  int self_financed_year = 0;   ///< calendar year; 0 none
  bool surge_reached = false;   ///< at level L3, for targets that are no bands
};

/// What became of one trajectory.
struct TrajectoryOutcome {
  std::uint32_t future = 0;
  MaximumForce maximum;
  bool has_gaps = false;  ///< counted where asked for
  std::vector<TargetOutcome> targets;
  int relapse_year = 0;         ///< year of peace in which the war returns, at level L3; 0 none
  double surge_month_cost = 0;  ///< USD, at level L3
  bool failed = false;          ///< a number is not finite; nothing else of it may be used
};

/// One trajectory: a draw and a future.
struct Trajectory : TrajectoryOutcome {
  Shocks shocks;
  PopulationPath population;  ///< cohorts of t = 0 .. horizon + 1
  ForceConditions conditions;
};

/// Persons of 20-64 among residents.
inline constexpr int first_working_age = 20, last_working_age = 64;

/// Population, economy and pool of a draw under shocks, at the draw's pay.
[[nodiscard]] ForceConditions make_conditions(const Model& model, const Draw& draw, const Shocks& shocks,
                                              const PopulationPath& population);

/// All that a target's size does not change of one trajectory, at the best pay where the rule asks for it; nothing when
/// a number is not finite. What is left to do is to judge sizes.
[[nodiscard]] std::optional<ForceConditions> light_conditions(const Model& model, const Draw& draw,
                                                              const Shocks& shocks);

/// Runs one trajectory whole.
/// @param shocks  of the future; see make_shocks
[[nodiscard]] Trajectory run_trajectory(const Model& model, const Draw& draw, std::uint32_t future, Shocks shocks);

}  // namespace muster
