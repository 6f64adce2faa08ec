#pragma once

#include "muster/core/problems.hpp"
#include "muster/ensemble/detail/scenario_layers.hpp"
#include "muster/ensemble/scenario.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace muster::detail {

/// The value under a dotted key whose parts hold no dots; null when it is not there.
[[nodiscard]] const TomlNode* at(const TomlNode& root, std::string_view key);

/// Every key of @p merged is one of the table of keys. @throws InvalidInput naming each that is not, with the nearest
void check_keys(const TomlNode& merged);

/// Settings with their ranges; a key that is not there leaves its default.
/// @throws InvalidInput naming every wrong value
[[nodiscard]] Scenario read_settings(const TomlNode& merged);

/// @throws InvalidInput naming every wrong target
[[nodiscard]] std::vector<Target> read_targets(const TomlNode& merged);

/// The name of a target that has none: "250000+275000", "300000-400000".
[[nodiscard]] std::string target_label(const Target& target);

/// Inputs in the order of their declaration, then the numbers of policies with their defaults.
/// @param pack  the folder of the country
/// @throws InvalidInput naming every wrong or incomplete input
[[nodiscard]] std::vector<Input> read_inputs(const Layers& layers, const std::filesystem::path& pack);

/// @throws InvalidInput naming every correlation of an input that @p inputs lack
[[nodiscard]] std::vector<Correlation> read_correlations(const TomlNode& merged, const std::vector<Input>& inputs);

/// What a table of @p node holds under @p key as a text. @throws InvalidInput when it is there and no text
[[nodiscard]] std::string text_of(const TomlNode& node, const std::string& key);

}  // namespace muster::detail
