#include "muster/core/number.hpp"
#include "muster/core/spelling.hpp"
#include "muster/ensemble/detail/scenario_decode.hpp"
#include "muster/ensemble/scenario_keys.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster::detail {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> groups{"demography", "recruitment", "force", "reserve", "budget", "war", "policy"};
const std::vector<std::string> grades{"A", "B", "C", "D"};

/// An input as found in the merged scenario, for messages.
struct Found {
  const InputKey& key;
  const TomlNode& node;

  [[nodiscard]] std::string place(const TomlNode& at, const std::string& field = "") const {
    return fmt::format("{}: {}{}{}", at.origin.place(), key.key(), field.empty() ? "" : ".", field);
  }
};

Distribution parse_at(const Found& found, const TomlNode& node) {
  if (node.is_number()) {
    require(std::isfinite(node.number), "{}: found {} (no finite number); {} is allowed", found.place(node),
            shortest(node.number), found.key.allowed.words());
    return Constant{node.number};
  }
  require(node.kind == TomlNode::Kind::text,
          "{}: found {} (a number or a distribution is needed); write such as 0.7 or \"triangular(0.3, 0.7, 1.2)\"",
          found.place(node), describe(node));
  try {
    return parse_distribution(node.text);
  } catch (const InvalidInput& error) {
    throw InvalidInput(fmt::format("{}: {}", found.place(node), error.what()));
  }
}

void check_table(const Found& found, const TomlNode& node, const Distribution& distribution, const fs::path& pack) {
  const char* const index = found.key.kind == InputKind::by_age ? "age" : "completed years of service";
  require(is_table(distribution),
          "{}: found {} (it varies by {}); write \"table(FILE.csv)\", a file of the country pack", found.place(node),
          to_text(distribution), index);
  const std::string& file = std::get<TableRef>(distribution).file();
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(pack)) files.push_back(entry.path().filename().string());
  require(std::ranges::find(files, file) != files.end(), "{}: found table({}) (the pack {} has no such file){}",
          found.place(node), file, pack.filename().string(), did_you_mean(file, files));
}

/// Values a draw can give: the ends but for chances no run meets, so that an unbounded tail far away is no fault.
Allowed support(const Distribution& distribution) {
  constexpr double negligible = 1e-15;
  return {quantile(distribution, negligible), quantile(distribution, 1 - negligible)};
}

void check_values(const Found& found, const TomlNode& node, const Distribution& distribution) {
  const Allowed& allowed = found.key.allowed;
  require(!is_table(distribution), "{}: found {} (it is one number, not a table); write a number or a distribution",
          found.place(node), to_text(distribution));
  const Allowed values = support(distribution);
  if (is_constant(distribution)) {
    require(allowed.holds(values.least), "{}: found {} (it lies outside its range); {} is allowed", found.place(node),
            shortest(values.least), allowed.words());
  } else {
    require(allowed.holds(values.least) && allowed.holds(values.greatest),
            "{}: found {} (it gives values from {:.4g} to {:.4g}); {} is allowed: truncate it with [lo, hi] behind it",
            found.place(node), to_text(distribution), values.least, values.greatest, allowed.words());
  }
  if (found.key.kind != InputKind::whole) return;
  require(is_constant(distribution) && values.least == std::floor(values.least),
          "{}: found {} (one whole number is needed); {} is allowed", found.place(node), to_text(distribution),
          allowed.words());
}

Distribution read_distribution(const Found& found, const TomlNode& node, const fs::path& pack) {
  const Distribution distribution = parse_at(found, node);
  if (found.key.kind == InputKind::by_age || found.key.kind == InputKind::by_service) {
    check_table(found, node, distribution, pack);
  } else {
    check_values(found, node, distribution);
  }
  return distribution;
}

std::vector<std::string> read_sources(const Found& found, const TomlNode& node) {
  require(node.kind == TomlNode::Kind::array, "{}: found {} (a list of ids is needed); write [] for a judgement",
          found.place(node, "sources"), describe(node));
  std::vector<std::string> sources;
  for (const TomlNode& item : node.items) {
    require(item.kind == TomlNode::Kind::text && !item.text.empty(),
            "{}: found {} (an id in quotes is needed); write such as \"M096\"", found.place(item, "sources"),
            describe(item));
    sources.push_back(item.text);
  }
  return sources;
}

void check_word(const Found& found, const std::string& field, const std::string& word,
                const std::vector<std::string>& allowed) {
  if (word.empty() || std::ranges::find(allowed, word) != allowed.end()) return;
  const TomlNode& node = *found.node.find(field);
  throw InvalidInput(fmt::format("{}: found \"{}\" (there is none of that name){}; {} is allowed",
                                 found.place(node, field), word, did_you_mean(word, allowed),
                                 fmt::join(allowed, ", ")));
}

/// A number of a policy has its meta-data from the table of keys; an input must bring its own.
void check_complete(const Found& found, const Input& input, Problems& problems) {
  const std::array<std::pair<const char*, bool>, 6> needed{
      {{"distribution", found.node.find("distribution") != nullptr},
       {"group", !input.group.empty()},
       {"unit", !input.unit.empty()},
       {"grade", !input.grade.empty()},
       {"reason", !input.reason.empty()},
       {"sources", found.node.find("sources") != nullptr}}};
  for (const auto& [field, given] : needed) {
    if (given) continue;
    problems.add("{}: the key is missing (neither the pack nor what is extended has this input); write it",
                 found.place(found.node, field));
  }
}

void check_fields(const Found& found, Problems& problems) {
  for (const TomlEntry& entry : found.node.entries) {
    if (std::ranges::find(input_fields(), entry.key) != input_fields().end()) continue;
    problems.add("{}: unknown key \"{}.{}\"{}", entry.value.origin.place(), found.key.key(), entry.key,
                 did_you_mean(entry.key, input_fields()));
  }
}

/// The default of a policy's number; no distribution where it has none.
Input policy_default(const InputKey& key) {
  Input input;
  input.group = key.group;
  input.unit = key.unit;
  input.grade = "D";
  input.reason = key.help;
  input.origin = {"default"};
  if (!key.fallback.empty()) input.distribution = Constant{*read_number(key.fallback)};
  return input;
}

void read_prior_mean(const Found& found, const Layers& layers, Input& input) {
  if (const TomlNode* given = found.node.find("prior_mean")) {
    require(given->is_number() && std::isfinite(given->number), "{}: found {} (a finite number is needed); write one",
            found.place(*given, "prior_mean"), describe(*given));
    input.prior_mean = given->number;
    return;
  }
  if (is_table(input.distribution)) return;
  const auto first = layers.first_distribution.find(input.name);
  const Distribution prior =
      first == layers.first_distribution.end() ? input.distribution : parse_at(found, first->second);
  input.prior_mean = is_table(prior) ? 0 : mean(prior);
}

void read_texts(const Found& found, Input& input, Problems& problems) {
  const std::array<std::pair<const char*, std::string Input::*>, 5> members{{{"group", &Input::group},
                                                                             {"unit", &Input::unit},
                                                                             {"grade", &Input::grade},
                                                                             {"reason", &Input::reason},
                                                                             {"note", &Input::note}}};
  for (const auto& [field, member] : members) {
    const TomlNode* node = found.node.find(field);
    if (node == nullptr) continue;
    if (node->kind != TomlNode::Kind::text) {
      problems.add("{}: found {} (a text is needed); write it in quotes", found.place(*node, field), describe(*node));
      continue;
    }
    input.*member = node->text;
  }
  problems.gather([&] { check_word(found, "group", input.group, groups); });
  problems.gather([&] { check_word(found, "grade", input.grade, grades); });
}

Input read_input(const Found& found, const Layers& layers, const fs::path& pack) {
  const bool policy = found.key.section != "inputs";
  Input input = policy ? policy_default(found.key) : Input{};
  input.name = found.key.name;
  input.key = found.key.key();
  require(found.node.is_table(), "{}: found {} (a number, a distribution or a table is needed); write one of them",
          found.place(found.node), describe(found.node));
  input.origin = found.node.origin;
  Problems problems;
  check_fields(found, problems);
  read_texts(found, input, problems);
  if (const TomlNode* node = found.node.find("sources")) {
    problems.gather([&] { input.sources = read_sources(found, *node); });
  }
  if (!policy && problems.empty()) check_complete(found, input, problems);
  if (const TomlNode* node = found.node.find("distribution")) {
    problems.gather([&] {
      input.distribution = read_distribution(found, *node, pack);
      input.origin = node->origin;
      read_prior_mean(found, layers, input);
    });
  } else if (policy) {
    input.prior_mean = mean(input.distribution);
  }
  problems.raise();
  return input;
}

}  // namespace

std::vector<Input> read_inputs(const Layers& layers, const fs::path& pack) {
  std::vector<Input> inputs;
  Problems problems;
  if (const TomlNode* section = layers.merged.find("inputs")) {
    for (const TomlEntry& entry : section->entries) {
      const InputKey* key = find_input(entry.key);
      problems.gather([&] { inputs.push_back(read_input({*key, entry.value}, layers, pack)); });
    }
  }
  const TomlNode nothing;
  for (const InputKey& key : input_keys()) {
    if (key.section == "inputs") continue;
    const TomlNode* node = at(layers.merged, key.key());
    if (node == nullptr && key.fallback.empty()) continue;
    problems.gather([&] { inputs.push_back(read_input({key, node != nullptr ? *node : nothing}, layers, pack)); });
  }
  problems.raise();
  return inputs;
}

}  // namespace muster::detail
