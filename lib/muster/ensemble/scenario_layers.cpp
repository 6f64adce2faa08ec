#include "muster/ensemble/detail/scenario_layers.hpp"
#include "muster/core/problems.hpp"
#include "muster/core/spelling.hpp"
#include "muster/ensemble/scenario_keys.hpp"
#include "muster/evidence/country.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace muster::detail {
namespace {

namespace fs = std::filesystem;

/// The file of a scenario that is named on the command line.
fs::path locate(const std::string& file_or_name, const fs::path& data) {
  const bool is_file = file_or_name.find('/') != std::string::npos || file_or_name.ends_with(".toml");
  if (is_file || fs::is_regular_file(file_or_name)) return file_or_name;
  const fs::path installed = data / "scenarios" / (file_or_name + ".toml");
  const std::vector<std::string> known = list_scenarios(data);
  require(fs::exists(installed), "scenario \"{}\" is neither a file nor installed{}; installed are: {}", file_or_name,
          did_you_mean(file_or_name, known), fmt::join(known, ", "));
  return installed;
}

/// The file that @p node, the value of `extends`, names: beside @p file, or installed.
fs::path locate_parent(const TomlNode& node, const fs::path& file, const fs::path& data) {
  require(node.kind == TomlNode::Kind::text && !node.text.empty(),
          "{}: extends: found {} (the name of a scenario is needed); write one in quotes", node.origin.place(),
          describe(node));
  require(node.text.find('/') == std::string::npos,
          "{}: extends: found {} (a path ties the scenario to one machine); name a file beside this one, or an "
          "installed scenario",
          node.origin.place(), describe(node));
  const std::string name = node.text.ends_with(".toml") ? node.text : node.text + ".toml";
  for (const fs::path& candidate : {file.parent_path() / name, data / "scenarios" / name}) {
    if (fs::exists(candidate)) return candidate;
  }
  throw InvalidInput(fmt::format("{}: extends: found {} (there is no {} beside this file, nor is it installed){}",
                                 node.origin.place(), describe(node), name,
                                 did_you_mean(node.text, list_scenarios(data))));
}

/// The file and its ancestors, the oldest first.
std::vector<TomlNode> read_chain(fs::path file, const fs::path& data) {
  std::vector<TomlNode> chain;
  std::vector<fs::path> seen;
  while (true) {
    seen.push_back(fs::weakly_canonical(file));
    chain.insert(chain.begin(), read_toml(file));
    const TomlNode* parent = chain.front().find("extends");
    if (parent == nullptr) return chain;
    const fs::path next = locate_parent(*parent, file, data);
    require(std::ranges::find(seen, fs::weakly_canonical(next)) == seen.end(),
            "{}: extends: found {} (it leads back to {}, so there is no first scenario); extend another",
            parent->origin.place(), describe(*parent), next.string());
    file = next;
  }
}

/// The values under each input's own table: `e_p = 0.7` becomes `e_p = { distribution = 0.7 }`, so that meta-data of
/// what it replaces is kept.
void wrap_distributions(TomlNode& section, std::string_view name_of_section) {
  for (TomlEntry& entry : section.entries) {
    const InputKey* key = find_input(entry.key);
    if (key == nullptr || key->section != name_of_section) continue;
    if (!entry.value.is_number() && entry.value.kind != TomlNode::Kind::text) continue;
    TomlNode table;
    table.origin = entry.value.origin;
    table.entries.push_back({"distribution", std::move(entry.value)});
    entry.value = std::move(table);
  }
}

/// Visits the tables that may hold inputs: `inputs` and those below `policy`.
template <class Visit>
void for_input_sections(TomlNode& root, Visit visit) {
  for (TomlEntry& entry : root.entries) {
    if (entry.key == "inputs" && entry.value.is_table()) visit(entry.value, "inputs");
    if (entry.key != "policy" || !entry.value.is_table()) continue;
    for (TomlEntry& policy : entry.value.entries) {
      if (policy.value.is_table()) visit(policy.value, "policy." + policy.key);
    }
  }
}

/// The two inputs of a correlation in alphabetical order; empty when it does not name two.
std::pair<std::string, std::string> pair_of(const TomlNode& correlation) {
  const TomlNode* between = correlation.find("between");
  if (between == nullptr || between->items.size() != 2) return {};
  return std::minmax(between->items[0].text, between->items[1].text);
}

void require_pairs_once(const TomlNode& correlations) {
  Problems problems;
  for (std::size_t i = 0; i < correlations.items.size(); ++i) {
    const auto pair = pair_of(correlations.items[i]);
    for (std::size_t j = 0; j < i; ++j) {
      if (pair.first.empty() || pair_of(correlations.items[j]) != pair) continue;
      problems.add("{}: correlations: {} and {} stand here a second time (first in line {}); keep one of the two",
                   correlations.items[i].origin.place(), pair.first, pair.second, correlations.items[j].origin.line);
    }
  }
  problems.raise();
}

void merge_correlations(TomlNode& into, TomlNode from) {
  if (into.kind != TomlNode::Kind::array || from.kind != TomlNode::Kind::array) {
    into = std::move(from);
    return;
  }
  for (TomlNode& item : from.items) {
    const auto pair = pair_of(item);
    const auto same = std::ranges::find_if(
        into.items, [&](const TomlNode& other) { return !pair.first.empty() && pair_of(other) == pair; });
    if (same == into.items.end()) {
      into.items.push_back(std::move(item));
    } else {
      *same = std::move(item);
    }
  }
}

/// Tables merge key by key, arrays and values are replaced, correlations pair by pair.
void merge(TomlNode& into, TomlNode from) {
  for (TomlEntry& entry : from.entries) {
    TomlNode* const existing = into.find(entry.key);
    if (existing == nullptr) {
      into.entries.push_back(std::move(entry));
    } else if (existing->is_table() && entry.value.is_table()) {
      merge(*existing, std::move(entry.value));
    } else {
      *existing = std::move(entry.value);
    }
  }
}

void add_layer(Layers& layers, TomlNode layer) {
  for_input_sections(layer, [](TomlNode& section, const std::string& name) { wrap_distributions(section, name); });
  for_input_sections(layer, [&](TomlNode& section, const std::string&) {
    for (const TomlEntry& entry : section.entries) {
      const TomlNode* distribution = entry.value.find("distribution");
      if (distribution != nullptr) layers.first_distribution.try_emplace(entry.key, *distribution);
    }
  });
  if (TomlNode* correlations = layer.find("correlations")) {
    require_pairs_once(*correlations);
    TomlNode& all = layers.merged.child("correlations", correlations->origin);
    if (all.is_table() && all.entries.empty()) all.kind = TomlNode::Kind::array;
    merge_correlations(all, std::move(*correlations));
    std::erase_if(layer.entries, [](const TomlEntry& entry) { return entry.key == "correlations"; });
  }
  merge(layers.merged, std::move(layer));
}

void require_format(const TomlNode& file) {
  const TomlNode* format = file.find("format");
  if (format == nullptr) return;
  require(format->kind == TomlNode::Kind::integer && format->integer == 1,
          "{}: format: found {} (this program reads scenarios of format 1); write 1, or use a newer muster",
          format->origin.place(), describe(*format));
}

/// The inputs that the pack of the country brings, as a layer below all scenario files.
TomlNode pack_layer(const std::vector<TomlNode>& scenario_layers, const fs::path& data) {
  const TomlNode* country = nullptr;
  for (const TomlNode& layer : scenario_layers) {
    if (const TomlNode* named = layer.find("country")) country = named;
  }
  require(country != nullptr, "{}: country: the key is missing (no scenario without a country); installed are: {}",
          scenario_layers.front().origin.file, fmt::join(list_countries(data), ", "));
  const std::vector<std::string> known = list_countries(data);
  require(country->kind == TomlNode::Kind::text && std::ranges::find(known, country->text) != known.end(),
          "{}: country: found {} (no such folder is installed){}; installed are: {}", country->origin.place(),
          describe(*country), did_you_mean(country->text, known), fmt::join(known, ", "));
  const TomlNode pack = read_toml(data / "countries" / country->text / "country.toml");
  TomlNode layer;
  if (const TomlNode* inputs = pack.find("inputs")) layer.entries.push_back({"inputs", *inputs});
  return layer;
}

}  // namespace

Layers read_layers(const std::string& file_or_name, const fs::path& data, std::span<const Override> overrides) {
  Layers result;
  std::vector<TomlNode> layers;
  Problems problems;
  const bool found = problems.gather([&] { layers = read_chain(locate(file_or_name, data), data); });
  for (const TomlNode& layer : layers) {
    problems.gather([&] { require_format(layer); });
    result.files.push_back(layer.origin.file);
  }
  problems.gather([&] {
    for (TomlNode& layer : override_layers(overrides)) layers.push_back(std::move(layer));
  });
  if (!found) problems.raise();

  problems.gather([&] { add_layer(result, pack_layer(layers, data)); });
  for (TomlNode& layer : layers) {
    problems.gather([&] { add_layer(result, std::move(layer)); });
  }
  problems.raise();
  return result;
}

}  // namespace muster::detail
