#pragma once

#include "muster/ensemble/run_result.hpp"

#include <filesystem>

namespace muster {

/// Writes state.nc: what draws.nc lacks of a run so that more draws can be added to it: sums in the order of the draws,
/// counts and histograms.
/// @throws std::runtime_error when the file cannot be written
void write_state(const std::filesystem::path& file, const Model& model, const RunResult& run);

/// A run as it stood when draws.nc and state.nc of @p folder were written, but for its traced trajectories, which any
/// program can work out again from their draw and future.
/// @param model  of the same scenario; more draws may be asked for than were done
/// @throws InvalidInput when a file lacks or belongs to another scenario
[[nodiscard]] RunResult read_state(const std::filesystem::path& folder, const Model& model);

}  // namespace muster
