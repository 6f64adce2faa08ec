#pragma once

#include "muster/ensemble/scenario.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// One change to a scenario from the command line. Later ones win.
struct Override {
  std::string option;  ///< "--set"; what messages call the place
  std::string key;     ///< a key of the scenario, or its last parts as far as they make it unique
  std::string value;   ///< as TOML writes it; what is not TOML is taken as a text
};

/// Reads "KEY=VALUE". @throws InvalidInput when there is no '=' or no key
[[nodiscard]] Override parse_set(std::string_view text);

/// Reads "A" or "A+R" in persons, with k or m for thousands or millions: "250k+275k".
/// @throws InvalidInput when it is neither
[[nodiscard]] Target parse_target(std::string_view text);

/// The change that replaces a scenario's targets by those of the option --target. @throws InvalidInput as parse_target
[[nodiscard]] Override targets_override(std::span<const std::string> targets);

/// Reads a scenario with its country pack's inputs, its ancestors and @p overrides, in that order.
/// @param file_or_name  a file, or the name of a scenario installed in @p data
/// @throws InvalidInput listing every fault found, one a line, as `FILE:LINE: KEY: found; allowed`
[[nodiscard]] Scenario read_scenario(const std::string& file_or_name, const std::filesystem::path& data,
                                     std::span<const Override> overrides = {});

/// The resolved scenario as a file: every default, every input, no `extends`, no threads. Reading it back gives an
/// equal scenario and the same text.
[[nodiscard]] std::string to_toml(const Scenario& scenario);

/// Names of the scenarios installed in @p data, in alphabetical order.
[[nodiscard]] std::vector<std::string> list_scenarios(const std::filesystem::path& data);

/// Inputs of the model that the scenario and its country pack lack; a pack without force inputs can be projected only.
[[nodiscard]] std::vector<std::string> missing_inputs(const Scenario& scenario);

/// Correlations with a constant input, which have no effect.
[[nodiscard]] std::vector<Correlation> ignored_correlations(const Scenario& scenario);

/// @return null when the scenario has no input of that name
[[nodiscard]] const Input* find_input(const Scenario& scenario, std::string_view name);

}  // namespace muster
