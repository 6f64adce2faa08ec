#pragma once

#include "muster/core/instruction_set.hpp"

#include <cstddef>
#include <cstdint>

namespace muster::detail {

/// Rows of lane_count values each, such as the years of a series, to be counted.
struct SeriesRows {
  const double* values = nullptr;
  std::size_t apart = 0;  ///< from one row to the next [values]
  std::size_t rows = 0;
};

/// The least and the greatest of some places.
struct PlaceEnds {
  std::int32_t least, greatest;
};

/// What is done to every value of every series, compiled once per instruction set.
struct SeriesKernels {
  /// LogHistogram::place_of() of every value, and its sum over the lanes added to that of the row.
  /// @param stride  from the places of one row to those of the next
  void (*place)(const SeriesRows& rows, std::int32_t* places, std::size_t stride, double* sums);
  /// @param count  at least 1
  PlaceEnds (*ends)(const std::int32_t* places, std::size_t count);
};

/// The kernels of an instruction set that this machine has.
[[nodiscard]] const SeriesKernels& series_kernels(InstructionSet set);

extern const SeriesKernels series_kernels_v2, series_kernels_v3, series_kernels_v4;

}  // namespace muster::detail
