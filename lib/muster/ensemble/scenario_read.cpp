#include "muster/ensemble/scenario_read.hpp"

#include "muster/core/problems.hpp"
#include "muster/ensemble/detail/scenario_decode.hpp"
#include "muster/ensemble/scenario_keys.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

namespace fs = std::filesystem;

/// The chances of the forms of aid, where the form is drawn.
void check_aid_weights(const Scenario& scenario, const TomlNode& merged) {
  if (scenario.aid_form != AidForm::drawn) return;
  double sum = 0;
  for (const char* form : {"aid_weight[decay]", "aid_weight[period]", "aid_weight[amount]"}) {
    const Input* weight = find_input(scenario, form);
    require(weight != nullptr && is_constant(weight->distribution),
            "{}: policy.aid.form: found \"drawn\" ({} is no constant); write all three weights as numbers",
            detail::at(merged, "policy.aid.form")->origin.place(), form);
    sum += mean(weight->distribution);
  }
  require(std::abs(sum - 1) < 1e-9,
          "{}: policy.aid.form: found \"drawn\" (the three aid_weight add up to {}, not 1); correct them",
          detail::at(merged, "policy.aid.form")->origin.place(), sum);
}

void check_enlistment_ages(const Scenario& scenario) {
  const Input *least = find_input(scenario, "min_enlist_age"), *greatest = find_input(scenario, "max_enlist_age");
  if (least == nullptr || greatest == nullptr) return;
  require(quantile(least->distribution, 1) <= quantile(greatest->distribution, 0),
          "{}: inputs.min_enlist_age: found {} (it may pass max_enlist_age = {}); a lower age is allowed",
          least->origin.place(), to_text(least->distribution), to_text(greatest->distribution));
}

}  // namespace

Scenario read_scenario(const std::string& file_or_name, const fs::path& data, std::span<const Override> overrides) {
  const detail::Layers layers = detail::read_layers(file_or_name, data, overrides);
  const TomlNode& merged = layers.merged;
  detail::check_keys(merged);  // first: the parts below take the keys for granted
  Scenario scenario;
  Problems problems;
  problems.gather([&] { scenario = detail::read_settings(merged); });
  problems.gather([&] { scenario.targets = detail::read_targets(merged); });
  const fs::path pack = data / "countries" / detail::text_of(merged, "country");
  const bool complete = problems.gather([&] { scenario.inputs = detail::read_inputs(layers, pack); });
  if (complete) {
    problems.gather([&] { scenario.correlations = detail::read_correlations(merged, scenario.inputs); });
    problems.gather([&] { check_aid_weights(scenario, merged); });
    problems.gather([&] { check_enlistment_ages(scenario); });
  }
  problems.raise();
  scenario.files = layers.files;
  scenario.name = fs::path(layers.files.back()).stem().string();
  if (scenario.title.empty()) scenario.title = scenario.name;
  return scenario;
}

std::vector<std::string> list_scenarios(const fs::path& data) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(data / "scenarios", error)) {
    if (entry.path().extension() == ".toml") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> missing_inputs(const Scenario& scenario) {
  std::vector<std::string> missing;
  for (const InputKey& key : input_keys()) {
    if (key.section == "inputs" && find_input(scenario, key.name) == nullptr) missing.emplace_back(key.name);
  }
  return missing;
}

std::vector<Correlation> ignored_correlations(const Scenario& scenario) {
  std::vector<Correlation> ignored;
  for (const Correlation& correlation : scenario.correlations) {
    if (is_constant(find_input(scenario, correlation.first)->distribution) ||
        is_constant(find_input(scenario, correlation.second)->distribution)) {
      ignored.push_back(correlation);
    }
  }
  return ignored;
}

const Input* find_input(const Scenario& scenario, std::string_view name) {
  const auto found = std::ranges::find(scenario.inputs, name, &Input::name);
  return found == scenario.inputs.end() ? nullptr : &*found;
}

}  // namespace muster
