#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster sensitivity RESULTS`: what moves the answer, from the draws of a run and a few light runs more.
void add_sensitivity(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
