#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// Adds `muster value`: what it is worth to know each input before deciding between the targets of a run.
void add_value(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
