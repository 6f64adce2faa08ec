#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// Adds `muster discover`: boxes in the space of inputs in which a target holds, or fails.
void add_discover(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
