#pragma once

#include "muster/results/draws_reader.hpp"
#include "muster/results/reader.hpp"

#include <string>
#include <vector>

namespace muster::engine {

/// An input of a stored run that varied between its draws.
struct StoredInput {
  std::size_t column = 0;  ///< in draws.nc
  std::string name, group, unit;
};

/// A run read back from its folder.
struct StoredRun {
  std::string folder;
  Results results;
  RunDraws draws;
  std::vector<StoredInput> inputs;  ///< those that varied
};

/// @throws InvalidInput when the folder is no run's
[[nodiscard]] StoredRun read_stored_run(const std::string& folder);

/// Hits of a size by trajectory, NaN where it failed: a target of the run as the run judged it (A alone without R), any
/// other A by whether M reaches it.
/// @throws InvalidInput for a requirement R that is no target of the run
[[nodiscard]] std::vector<double> hits_of(const StoredRun& run, const Target& target);

/// The mean of each draw's futures from @p first on, by steps of @p step; NaN where all of them failed.
[[nodiscard]] std::vector<double> draw_means(const std::vector<double>& by_trajectory, int futures, int first = 0,
                                             int step = 1);

}  // namespace muster::engine
