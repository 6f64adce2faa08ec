#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster list`: the scenarios and countries that are installed; with `--levers` the policy levers, with `--keys`
/// every key of a scenario file.
void add_list(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
