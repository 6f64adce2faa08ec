#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster hindcast population --origin Y,...`: forecasts from years gone by, held against what came.
void add_hindcast(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
