#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster run SCENARIO`: runs the draws and writes a results directory.
void add_run(CLI::App& app, const CommonOptions& common);

/// Exit code of the last run: 0, or 130 and 143 when a signal ended it early.
[[nodiscard]] int signal_exit_code();

}  // namespace muster::engine
