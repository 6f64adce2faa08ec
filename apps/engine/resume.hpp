#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster resume RESULTS [--draws N]`: finishes an interrupted run, or adds draws to a finished one.
void add_resume(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
