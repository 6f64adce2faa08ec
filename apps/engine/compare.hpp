#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster compare A B ...`: paired differences from the first on common random numbers.
void add_compare(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
