#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/estimate/difference.hpp"
#include "muster/estimate/probability.hpp"

#include <span>
#include <string>
#include <vector>

namespace muster {

/// One target under one strength of dependence between the inputs.
struct DependenceRow {
  double scale = 1;  ///< factor on the stated rank correlations
  std::string target;
  std::string reserve_counts;  ///< empty: A alone
  ProbabilityEstimate probability;
  Interval p90;                 ///< parameter interval
  PairedDifference difference;  ///< from the stated correlations, on common random numbers
};

/// The targets of a scenario under the definition it names, A alone and with the reserve it counts.
/// @param model, run    at the factor @p scale on the correlations
/// @param stated        the same draws and futures at the stated correlations
[[nodiscard]] std::vector<DependenceRow> dependence_rows(const Model& model, double scale, const RunResult& run,
                                                         const RunResult& stated);

/// dependence.csv.
[[nodiscard]] std::string dependence_csv(std::span<const DependenceRow> rows);

}  // namespace muster
