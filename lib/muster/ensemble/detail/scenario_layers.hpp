#pragma once

#include "muster/core/toml.hpp"
#include "muster/ensemble/scenario_read.hpp"

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace muster::detail {

/// A scenario before its values are checked: pack, ancestors, file and overrides merged key by key. Every value knows
/// where it was written.
struct Layers {
  TomlNode merged;
  std::map<std::string, TomlNode> first_distribution;  ///< by input: the one that came first
  std::vector<std::string> files;                      ///< scenario files, the ancestors first
};

/// @throws InvalidInput when a file cannot be read, is no TOML, or the chain of `extends` is broken or closed
[[nodiscard]] Layers read_layers(const std::string& file_or_name, const std::filesystem::path& data,
                                 std::span<const Override> overrides);

/// A tree for each of @p overrides, in their order. @throws InvalidInput for unknown and ambiguous keys
[[nodiscard]] std::vector<TomlNode> override_layers(std::span<const Override> overrides);

}  // namespace muster::detail
