#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/force/stocks.hpp"

#include <limits>

namespace muster::detail {

inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

/// Values over (trajectory, ...), the last dimension fastest.
template <class PerTrajectory>
[[nodiscard]] auto over_trajectories(const RunResult& run, PerTrajectory value) {
  std::vector<decltype(value(run.traced.front()))> values;
  for (const Trajectory& trajectory : run.traced) values.push_back(value(trajectory));
  return values;
}

template <class PerYear>
[[nodiscard]] std::vector<double> over_years(const RunResult& run, PerYear value) {
  std::vector<double> values;
  for (const Trajectory& trajectory : run.traced) {
    for (int t = 0; t < run.shape.years; ++t) values.push_back(value(trajectory, t));
  }
  return values;
}

/// Over (trajectory, target).
template <class PerTarget>
[[nodiscard]] auto over_targets(const RunResult& run, PerTarget value) {
  std::vector<decltype(value(TargetOutcome{}))> values;
  for (const Trajectory& trajectory : run.traced) {
    for (const TargetOutcome& outcome : trajectory.targets) values.push_back(value(outcome));
  }
  return values;
}

/// Whether an outcome has a path: a band has none.
[[nodiscard]] inline bool has_path(const TargetOutcome& outcome) { return !outcome.path.years.empty(); }

/// Over (trajectory, target, year); NaN for bands.
template <class PerYear>
[[nodiscard]] std::vector<double> over_target_years(const RunResult& run, PerYear value) {
  std::vector<double> values;
  for (const Trajectory& trajectory : run.traced) {
    for (const TargetOutcome& outcome : trajectory.targets) {
      for (int t = 0; t < run.shape.years; ++t)
        values.push_back(has_path(outcome) ? value(trajectory, outcome, t) : no_number);
    }
  }
  return values;
}

/// Over (trajectory, target, year) for years that were judged, from the ceasefire on; @p otherwise for the rest.
/// @param value  of an outcome and years after the ceasefire
template <class PerYear>
[[nodiscard]] std::vector<std::int8_t> over_judged_years(const RunResult& run, std::int8_t otherwise, PerYear value) {
  std::vector<std::int8_t> values;
  for (const Trajectory& trajectory : run.traced) {
    for (const TargetOutcome& outcome : trajectory.targets) {
      for (int t = 0; t < run.shape.years; ++t) {
        const int i = t - trajectory.conditions.ceasefire;
        const bool judged = i >= 0 && static_cast<std::size_t>(i) < outcome.path.tests.size();
        values.push_back(judged ? static_cast<std::int8_t>(value(outcome, static_cast<std::size_t>(i))) : otherwise);
      }
    }
  }
  return values;
}

/// Over (trajectory, target, year, place within the stocks); NaN for bands and before the ceasefire.
/// @param paths  as stocks_of_paths gives them
/// @param of     the value at a place of one year's stocks; places 0 .. width - 1
template <class PerPlace>
[[nodiscard]] std::vector<double> over_stocks(const RunResult& run, const std::vector<std::vector<ForceStocks>>& paths,
                                              std::size_t width, PerPlace of) {
  std::vector<double> values;
  std::size_t path = 0;
  for (const Trajectory& trajectory : run.traced) {
    for (std::size_t target = 0; target < trajectory.targets.size(); ++target, ++path) {
      for (int t = 0; t < run.shape.years; ++t) {
        const int i = t - trajectory.conditions.ceasefire;
        const bool known = i >= 0 && static_cast<std::size_t>(i) < paths[path].size();
        for (std::size_t x = 0; x < width; ++x) values.push_back(known ? of(paths[path][i], x) : no_number);
      }
    }
  }
  return values;
}

/// The stocks that each traced path left at the end of each of its years, path by path: trajectories, targets within;
/// empty for bands. Worked out again, since a run keeps only flows and sums.
[[nodiscard]] std::vector<std::vector<ForceStocks>> stocks_of_paths(const RunResult& run);

/// Over (trajectory, year, sex, age), women first. @param of  persons by age of a trajectory and year
template <class Persons>
[[nodiscard]] std::vector<double> over_pyramids(const RunResult& run, Persons of) {
  std::vector<double> values;
  for (const Trajectory& trajectory : run.traced) {
    for (int t = 0; t < run.shape.years; ++t) {
      const BySex& persons = of(trajectory, t);
      values.insert(values.end(), persons.female.begin(), persons.female.end());
      values.insert(values.end(), persons.male.begin(), persons.male.end());
    }
  }
  return values;
}

}  // namespace muster::detail
