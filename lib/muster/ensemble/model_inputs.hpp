#pragma once

#include "muster/economy/inputs.hpp"
#include "muster/force/inputs.hpp"
#include "muster/population/inputs.hpp"

#include <span>
#include <string_view>

namespace muster {

/// All numbers of one draw, by stage.
struct ModelInputs {
  PopulationInputs population;
  EconomyInputs economy;
  ForceInputs force;
};

/// Where an input of the reference model stands in ModelInputs.
struct InputField {
  std::string_view name;  ///< as in the reference model
  double& (*field)(ModelInputs&);
};

/// Every number the model reads, by name; tables by age or service year are not among them.
[[nodiscard]] std::span<const InputField> input_fields_of_model();

/// Null when the model has no number of that name (a table, or a name it does not know).
[[nodiscard]] const InputField* find_input_field(std::string_view name);

}  // namespace muster
