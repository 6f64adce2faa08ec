#pragma once

#include "muster/estimate/difference.hpp"
#include "muster/results/draws_reader.hpp"
#include "muster/results/reader.hpp"

#include <span>
#include <string>
#include <vector>

namespace muster {

/// A run to be compared: its record and its draws.
struct ComparedRun {
  RunRecord record;
  RunDraws draws;
};

/// One target of one scenario against the same target of the base, trajectory by trajectory.
struct ComparisonRow {
  std::string scenario, base, target;
  std::string reserve_counts;   ///< "required" where the target's reserve counts, empty for A alone
  double probability = 0;       ///< of the scenario, over pairs of draws in which neither failed
  double base_probability = 0;  ///< of the base, over the same pairs
  PairedDifference difference;  ///< of the two
  PairedDifference max_force;   ///< of M [persons]; `better` is P(M above the base's M), ties half
};

/// Whether two runs drew the same random numbers: seed, sampler, draws and futures.
/// @throws InvalidInput naming what differs
void require_common_numbers(const RunRecord& base, const RunRecord& other);

/// The base's targets in their order; one with a reserve gives a row for A alone and one with the reserve. The other
/// run answers with its target of that name, whose size may differ (target_scale); without one, A alone goes by whether
/// its largest force reaches that size, and there is no row with the reserve.
/// @throws InvalidInput as require_common_numbers(), or when the base has no target
[[nodiscard]] std::vector<ComparisonRow> compare_runs(const ComparedRun& base, const ComparedRun& other);

/// compare.csv
[[nodiscard]] std::string compare_csv(std::span<const ComparisonRow> rows);

}  // namespace muster
