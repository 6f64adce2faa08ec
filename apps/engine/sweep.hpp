#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// Adds `muster sweep`: probabilities over a grid of keys of a scenario, on common random numbers.
void add_sweep(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
