#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// Adds `muster breakeven`: the value of a lever at which the probability of a target crosses a level, how that shifts
/// with every other input, the frontier of two levers, and every input's value at which a target is as likely as not.
void add_breakeven(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
