#pragma once

#include "muster/ensemble/histogram.hpp"
#include "muster/ensemble/packed.hpp"
#include "muster/ensemble/trajectory.hpp"
#include "muster/population/survival.hpp"

#include <cstdint>
#include <vector>

namespace muster {

/// Sums and quantile counts of a set of yearly series.
struct SeriesTotals {
  std::vector<double> sums;  ///< over draws in their order, each summed over its futures first
  std::vector<LogHistogram> histograms;

  explicit SeriesTotals(std::size_t series = 0) : sums(series, 0.0), histograms(series) {}
};

/// How the flat arrays of a run are laid out.
struct RunShape {
  int futures = 0;
  std::uint32_t copies = 1;  ///< of scrambled points; draw d belongs to copy d % copies
  int years = 0;             ///< horizon + 1
  std::size_t inputs = 0;
  std::size_t targets = 0;                 ///< bands among them
  std::vector<std::size_t> plain_targets;  ///< those that are no bands: only they have yearly series
  std::vector<int> pyramid_years;          ///< t of the pyramids
  std::size_t common = 0, by_target = 0;   ///< variables of either kind
  bool whole_paths = false;                ///< strength and reserve of every trajectory are kept by year

  [[nodiscard]] std::size_t common_series(std::size_t variable, int t) const { return variable * years + t; }
  [[nodiscard]] std::size_t target_series(std::size_t variable, std::size_t plain, int t) const {
    return common * years + (variable * plain_targets.size() + plain) * years + t;
  }
  [[nodiscard]] std::size_t path_year(std::size_t future, std::size_t plain, int t) const {
    return (future * plain_targets.size() + plain) * years + t;
  }
  [[nodiscard]] std::size_t series() const { return common * years + by_target * plain_targets.size() * years; }
  [[nodiscard]] std::size_t pyramid_series(std::size_t year, Sex sex, int age) const {
    return (year * 2 + (sex == Sex::male)) * age_count + age;
  }
  [[nodiscard]] std::size_t layer_series(std::size_t layer, int t) const { return layer * years + t; }
};

[[nodiscard]] RunShape shape_of(const Model& model);

inline constexpr int layer_count = 7;
inline constexpr int cause_count = 6;

/// Everything a run keeps. Arrays over trajectories run draw by draw, future by future within.
struct RunResult {
  RunShape shape;
  std::uint32_t draws = 0;  ///< finished
  bool complete = false;
  bool ready_counts = false;      ///< the reserve required is the ready one
  InputTable inputs;              ///< (draw, input); NaN for a table
  std::vector<AidForm> aid_form;  ///< (draw)
  // (draw, future)
  ForceColumn max_force, max_with_reserve, max_people, max_money, max_training;  ///< NaN where failed
  PackedColumn<Binding> binding;
  PackedColumn<std::uint8_t> failed;
  std::vector<std::int16_t> relapse_year;  ///< year of peace, 0 none; only at level L3, like the next
  std::vector<double> surge_month_cost;    ///< USD
  // (draw, future, target)
  FewValuesColumn readings;  ///< bit i: sustained under the i-th of readings_of
  PackedColumn<std::uint8_t> as_ruled;
  PackedColumn<std::int16_t> shortfall_year, self_financed_year;  ///< calendar year; 0 none
  PackedColumn<Cause> cause;
  std::vector<std::uint8_t> surge_reached;         ///< only at level L3
  std::vector<float> active_paths, reserve_paths;  ///< (draw, future, plain target, t), where whole paths are kept
  // (draw, plain target, t)
  PackedColumn<std::uint16_t> passing;           ///< futures in which all tests of the year hold
  std::vector<float> active_mean, reserve_mean;  ///< persons
  // futures failing for the cause, summed over the draws of a copy of the points: (copy, plain target, t, cause); and
  // the squares of the draws' counts, over all: (plain target, t, cause)
  std::vector<std::int64_t> cause_sum, cause_square;
  SeriesTotals paths, pyramid, layers;
  std::uint64_t with_gaps = 0, gap_checked = 0, none_sustained = 0;
  std::size_t trace = 0;           ///< trajectories asked to be kept whole
  std::vector<Draw> traced_draws;  ///< of the traced trajectories, one each
  std::vector<Trajectory> traced;

  [[nodiscard]] std::size_t trajectories() const { return static_cast<std::size_t>(draws) * shape.futures; }
};

}  // namespace muster
