#pragma once

#include "muster/results/sensitivity_sample.hpp"
#include "muster/sensitivity/drop_source.hpp"
#include "muster/sensitivity/index.hpp"
#include "muster/sensitivity/shocked_model.hpp"
#include "muster/sensitivity/tornado.hpp"

#include <span>
#include <string>
#include <vector>

namespace muster {

/// Given-data indices of one batch of outputs.
struct BatchIndices {
  std::vector<OutputIndices> indices;                         ///< by output; by input, by group, by grade of evidence
  std::vector<std::vector<IndexEstimate>> rank_correlations;  ///< by output, by input
  std::vector<IndexEstimate> distance_by_input, distance_by_grade;  ///< of a probability; else empty
};

/// All given-data indices of a sample.
struct GivenDataIndices {
  std::vector<std::string> groups, grades;  ///< in the order of the players
  std::vector<BatchIndices> batches;        ///< as those of the sample
};

/// @param threads  0: all cores; the numbers are the same for any
/// @throws InvalidInput when the run has too few draws for its inputs
[[nodiscard]] GivenDataIndices estimate_indices(const SensitivitySample& sample, const GivenDataPlan& plan,
                                                int threads = 0);

/// Indices from designed points, by input or by group.
struct DesignedIndices {
  std::vector<std::string> names;  ///< of the players; "chance" for the yearly shocks
  bool by_group = false;
  SobolResult found;
};

/// indices.csv. An input's rows name its group; a group's rows have an empty input. The designed indices, where there
/// are any, follow the given-data ones of their output.
[[nodiscard]] std::string indices_csv(const SensitivitySample& sample, const GivenDataIndices& indices,
                                      std::span<const DesignedIndices> designed);

/// ledger.csv: by output the grades, A to D, then the inputs of grade D by weight, then chance and what is unexplained.
/// The interval is that of share_variance.
[[nodiscard]] std::string ledger_csv(const SensitivitySample& sample, const GivenDataIndices& indices);

/// tornado.csv and sources.csv.
[[nodiscard]] std::string tornado_csv(const Model& model, std::span<const TornadoMove> moves, const TornadoBars& bars);
[[nodiscard]] std::string sources_csv(const Model& model, std::span<const SourceDrop> drops,
                                      const DropResults& results);

}  // namespace muster
