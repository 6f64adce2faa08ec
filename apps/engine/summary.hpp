#pragma once

#include "muster/ensemble/run_result.hpp"

#include <string>

namespace muster::engine {

/// The headline on stdout: probability of each target, the largest force, what binds, and where the results lie.
void print_summary(const Model& model, const RunResult& run, const std::string& folder);

/// The same for programs: format, scenario, out, complete, targets, max_force.
void print_json_summary(const Model& model, const RunResult& run, const std::string& folder);

}  // namespace muster::engine
