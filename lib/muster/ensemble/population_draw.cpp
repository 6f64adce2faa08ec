#include "muster/ensemble/population_draw.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/model_inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace muster {
namespace {

/// Whether a field of the model belongs to the population.
bool is_of_population(const InputField& field) {
  ModelInputs all;
  const auto* place = reinterpret_cast<const char*>(&field.field(all));
  const auto* begin = reinterpret_cast<const char*>(&all.population);
  return std::less_equal<>{}(begin, place) && std::less<>{}(place, begin + sizeof(all.population));
}

}  // namespace

PopulationInputs median_population_inputs(const Scenario& scenario) {
  ModelInputs all;
  std::string missing;
  for (const InputField& field : input_fields_of_model()) {
    if (!is_of_population(field)) continue;
    const auto input = std::ranges::find(scenario.inputs, field.name, &Input::name);
    if (input == scenario.inputs.end())
      missing += fmt::format("{}{}", missing.empty() ? "" : ", ", field.name);
    else
      field.field(all) = median(input->distribution);
  }
  require(missing.empty() || scenario.population.variant == PopulationVariant::un_medium,
          "{}: country {} and the scenario lack the population inputs {}; add them under [inputs] or project un-medium",
          scenario.name, scenario.country, missing);
  return all.population;
}

}  // namespace muster
