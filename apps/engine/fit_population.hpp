#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster fit-population COUNTRY --until Y`: inputs of a pack from the years before Y.
void add_fit_population(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
