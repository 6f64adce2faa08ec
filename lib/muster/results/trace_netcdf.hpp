#pragma once

#include "muster/ensemble/run_result.hpp"

#include <filesystem>

namespace muster {

/// Writes trace.nc: all that the traced trajectories of a run did, enough for another program to recompute each:
/// inputs, shocks, population and migration by sex and age, economy, every yearly variable of every target's path,
/// stocks by years of service and by years in the reserve, cuts, tests, forces and verdicts. Bands have no path and so
/// NaN.
/// @throws std::runtime_error when the file cannot be written
void write_trace(const std::filesystem::path& file, const Model& model, const RunResult& run);

}  // namespace muster
