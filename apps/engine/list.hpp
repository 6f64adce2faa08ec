#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster list`: the scenarios and countries that are installed.
void add_list(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
