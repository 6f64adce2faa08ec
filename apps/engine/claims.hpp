#pragma once

#include "command_line.hpp"

namespace muster::engine {

/// `muster claims RESULTS...`: verdicts on the claims in data/claims.
void add_claims(CLI::App& app, const CommonOptions& common);

}  // namespace muster::engine
