#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster dependence SCENARIO`: the answer at independence, at the stated and at doubled rank correlations.
void add_dependence(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
