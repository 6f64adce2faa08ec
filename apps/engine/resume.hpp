#pragma once

#include "command_line.hpp"

#include "muster/results/reader.hpp"

namespace muster::engine {

/// @throws InvalidInput when a file of the country is not the one that the run read; warns of another program
void refuse_changed_data(const RunRecord& record, const std::filesystem::path& data);

/// `muster resume RESULTS [--draws N]`: finishes an interrupted run, or adds draws to a finished one.
void add_resume(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
