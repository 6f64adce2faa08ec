#pragma once

#include "muster/ensemble/run_result.hpp"

#include <filesystem>

namespace muster {

/// Beyond so many draws the yearly means are left out: the file would be mostly them.
inline constexpr std::uint32_t most_draws_with_yearly_means = 65'536;

/// Writes draws.nc: inputs and outcomes of every finished draw of a run, a partial one too. A failed trajectory has NaN
/// for its forces; bands have NaN for their yearly means.
/// @throws std::runtime_error when the file cannot be written
void write_draws(const std::filesystem::path& file, const Model& model, const RunResult& run);

}  // namespace muster
