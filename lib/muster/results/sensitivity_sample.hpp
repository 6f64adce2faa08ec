#pragma once

#include "muster/ensemble/model.hpp"
#include "muster/results/draws_reader.hpp"
#include "muster/sensitivity/dependence.hpp"
#include "muster/sensitivity/given_data.hpp"

#include <Eigen/Core>

#include <string>
#include <vector>

namespace muster {

/// One quantity of a run whose causes are sought.
struct SensitivityOutput {
  std::string name;          ///< "M", a target's name, "active: NAME" or "reserve: NAME"
  int year = 0;              ///< calendar year; 0 for a quantity of the whole run
  bool probability = false;  ///< a share of futures in which a target holds
};

/// Outputs that are regressed on the same terms.
struct OutputBatch {
  std::vector<SensitivityOutput> outputs;
  SampleOutputs values;  ///< by kept draw
};

/// A run as a sample: the inputs that vary, by draw, and what came of them. Draws with a failed trajectory are left
/// out.
struct SensitivitySample {
  std::vector<std::string> names, groups, grades;  ///< of the inputs that vary; "aid_form" last where it is drawn
  Eigen::MatrixXd inputs;                          ///< shape (kept draws, inputs)
  InputDependence dependence{1};
  std::vector<OutputBatch> batches;  ///< M; each target; each target's years
  std::size_t left_out = 0;          ///< draws
};

/// @throws InvalidInput when the draws are those of another scenario, or no input varies
[[nodiscard]] SensitivitySample sensitivity_sample(const Model& model, const RunDraws& run);

}  // namespace muster
