#pragma once

#include "options.hpp"

namespace muster::reporting {

/// Reads the results and writes the report: whole, or not at all.
/// @throws InvalidInput for what the user can mend, std::runtime_error for what the machine refused
void write_report(const Options& options);

}  // namespace muster::reporting
