#pragma once

#include "muster/evidence/read_csv.hpp"
#include "muster/sampling/stream.hpp"
#include "muster/validation/history.hpp"

#include <filesystem>

namespace muster::validation_test {

/// The world's history as the hindcast command reads it.
inline DemographicHistory world_history() {
  const auto file = std::filesystem::path(MUSTER_SOURCE_DIR) / "data/reference/world_demography_history.csv";
  return demographic_history(read_csv(file), {"HKG"});
}

/// The year-th normal of a replicate.
inline double normal(std::uint32_t replicate, std::uint32_t year) {
  return standard_normal({.seed = 11, .draw = replicate, .future = 0, .purpose = purpose("test"), .year = year});
}

}  // namespace muster::validation_test
