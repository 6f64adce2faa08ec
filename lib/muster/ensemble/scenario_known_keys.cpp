#include "muster/core/spelling.hpp"
#include "muster/ensemble/detail/scenario_decode.hpp"
#include "muster/ensemble/scenario_keys.hpp"

#include <algorithm>
#include <set>

namespace muster::detail {
namespace {

/// A key as messages print it: the parts of @p prefix and @p part.
std::string joined(const std::string& prefix, const std::string& part) {
  return prefix.empty() ? part : prefix + "." + part;
}

/// Keys that hold values, and the tables that hold keys.
struct KnownKeys {
  std::set<std::string> values{"targets", "correlations"};
  std::set<std::string> inputs;
  std::set<std::string> tables;

  KnownKeys() {
    for (const SettingKey& key : setting_keys()) {
      values.emplace(key.key);
      add_tables(key.key);
    }
    for (const InputKey& key : input_keys()) {
      inputs.insert(key.key());
      add_tables(std::string(key.section) + ".");
    }
  }

  /// Names that may follow @p prefix.
  [[nodiscard]] std::vector<std::string> children(const std::string& prefix) const {
    std::vector<std::string> names;
    const std::size_t skipped = prefix.empty() ? 0 : prefix.size() + 1;
    for (const auto* keys : {&values, &inputs, &tables}) {
      for (const std::string& key : *keys) {
        if (skipped > 0 && !key.starts_with(prefix + ".")) continue;
        const std::string rest = key.substr(skipped);
        names.push_back(prefix == "inputs" ? rest : rest.substr(0, rest.find('.')));
      }
    }
    return names;
  }

 private:
  void add_tables(std::string_view key) {
    for (std::size_t dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.', dot + 1)) {
      tables.emplace(key.substr(0, dot));
    }
  }
};

/// A key of another table whose last part is @p name: `fill` at the top level is meant for `sustained.fill`.
std::string elsewhere(const KnownKeys& known, const std::string& name) {
  for (const auto* keys : {&known.values, &known.inputs}) {
    for (const std::string& key : *keys) {
      if (key.ends_with("." + name)) return key;
    }
  }
  return "";
}

std::string suggestion(const KnownKeys& known, const std::string& prefix, const std::string& name) {
  std::string meant = nearest_spelling(name, known.children(prefix));
  if (!meant.empty()) return "; did you mean \"" + joined(prefix, meant) + "\"?";
  meant = elsewhere(known, name);
  return meant.empty() ? "" : "; did you mean \"" + meant + "\"?";
}

void check_table(const TomlNode& table, const std::string& prefix, const KnownKeys& known, Problems& problems) {
  for (const TomlEntry& entry : table.entries) {
    const std::string key = joined(prefix, entry.key);
    if (known.values.contains(key) || known.inputs.contains(key)) continue;
    if (!known.tables.contains(key)) {
      problems.add("{}: unknown key \"{}\"{}", entry.value.origin.place(), key, suggestion(known, prefix, entry.key));
    } else if (!entry.value.is_table()) {
      problems.add("{}: {}: found {} (it is a table of further keys); write [{}] and its keys below",
                   entry.value.origin.place(), key, describe(entry.value), key);
    } else {
      check_table(entry.value, key, known, problems);
    }
  }
}

}  // namespace

const TomlNode* at(const TomlNode& root, std::string_view key) {
  const TomlNode* node = &root;
  while (node != nullptr && !key.empty()) {
    const std::size_t dot = std::min(key.find('.'), key.size());
    node = node->find(key.substr(0, dot));
    key.remove_prefix(std::min(dot + 1, key.size()));
  }
  return node;
}

void check_keys(const TomlNode& merged) {
  static const KnownKeys known;
  Problems problems;
  check_table(merged, "", known, problems);
  problems.raise();
}

}  // namespace muster::detail
