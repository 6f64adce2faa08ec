#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster explain SCENARIO --draw I [--future J]`: one trajectory told year by year.
void add_explain(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
