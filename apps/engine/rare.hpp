#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// Adds `muster rare`: small probabilities of a target, and the most likely way it would hold.
void add_rare(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
