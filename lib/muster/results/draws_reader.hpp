#pragma once

#include "muster/assessment/target.hpp"
#include "muster/estimate/draw_layout.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace muster {

/// What draws.nc keeps of a run. Arrays over trajectories run draw by draw, future by future within; a failed
/// trajectory has NaN for its forces.
struct RunDraws {
  std::size_t draws = 0;
  int futures = 0;
  std::uint32_t copies = 1;  ///< of scrambled points: draw d is of copy d % copies
  std::string importance;    ///< inputs on the first Sobol dimensions in their order, a space between
  std::vector<std::string> input_names;
  std::vector<double> inputs;   ///< (draw, input); NaN for a table
  std::vector<Target> targets;  ///< as tested, target_scale included
  // (draw, future)
  std::vector<double> max_force, max_with_reserve, max_people, max_money, max_training;
  std::vector<std::uint8_t> failed;
  // (draw, future, target)
  std::vector<std::uint8_t> sustained;        ///< under the scenario's own definition and reserve
  std::vector<std::uint8_t> sustained_alone;  ///< the same without the reserve
  std::vector<int> self_financed_year;        ///< calendar year; 0 none
  std::vector<double> aid_form;               ///< by draw, as the number of the form; empty unless drawn
  // (draw, target, year), mean over futures, NaN for bands; empty where the run kept none
  std::vector<double> active_mean, reserve_mean;
  std::vector<int> years;                   ///< calendar years
  std::vector<std::uint8_t> surge_reached;  ///< empty but at level L3

  [[nodiscard]] std::size_t trajectories() const { return max_force.size(); }

  /// Which of them are independent.
  [[nodiscard]] DrawLayout layout() const { return DrawLayout(futures, copies); }

  /// Place of the target of that name; the number of targets when there is none.
  [[nodiscard]] std::size_t target(std::string_view name) const;

  /// Hits (1), misses (0) and failures (NaN) of one target by trajectory.
  [[nodiscard]] std::vector<double> hits(const std::vector<std::uint8_t>& of_targets, std::size_t target) const;

  /// Values of one input by draw.
  [[nodiscard]] std::vector<double> input(std::size_t column) const;
};

/// Reads draws.nc of a run.
/// @param definition  the scenario's own definition of sustained, as draws.nc words it: "every-year"
/// @throws InvalidInput when the file is missing or is not that of a run
[[nodiscard]] RunDraws read_draws(const std::filesystem::path& file, const std::string& definition);

/// The definition of sustained in the text of a run's scenario.toml.
[[nodiscard]] std::string definition_in(const std::string& scenario_text);

}  // namespace muster
