#pragma once

#include <vector>

#include "muster/results/reader.hpp"

namespace muster {

/// Sorts results directories into runs and analyses that have a folder of their own: a sweep or a hindcast holds no
/// distribution of M, so its tables join those of the first run, a sweep's grid as `sweep/grid`. What the first run has
/// itself is kept. Who wrote a table that joined stands in made_by.
/// @param results  in the order of the command line; the first must be a run
/// @return the runs alone
[[nodiscard]] std::vector<Results> with_analyses(std::vector<Results> results);

}  // namespace muster
