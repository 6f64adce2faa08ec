#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster project SCENARIO`: the population alone, inputs at their medians and shocks at zero, as CSV.
void add_project(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
