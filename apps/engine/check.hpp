#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster check SCENARIO`: validates a scenario and its country's data, and prints every input.
void add_check(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
