#include "muster/core/number.hpp"
#include "muster/core/problems.hpp"
#include "muster/core/spelling.hpp"
#include "muster/ensemble/detail/scenario_decode.hpp"
#include "muster/ensemble/scenario_keys.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace muster {
namespace {

/// The parts of a dotted key; a part in quotes may hold dots.
std::vector<std::string> parts_of(std::string_view key) {
  std::vector<std::string> parts(1);
  bool quoted = false;
  for (const char c : key) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == '.' && !quoted) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// Every key that an override may name, as its parts.
const std::vector<std::vector<std::string>>& all_keys() {
  static const std::vector<std::vector<std::string>> keys = [] {
    std::vector<std::vector<std::string>> all{{"targets"}, {"correlations"}};
    for (const SettingKey& key : setting_keys()) all.push_back(parts_of(key.key));
    for (const InputKey& key : input_keys()) {
      all.push_back(parts_of(key.section));
      all.back().emplace_back(key.name);
      const std::vector<std::string> input = all.back();
      for (const std::string& field : input_fields()) {
        all.push_back(input);
        all.back().push_back(field);
      }
    }
    return all;
  }();
  return keys;
}

bool ends_with(const std::vector<std::string>& key, const std::vector<std::string>& tail) {
  return tail.size() <= key.size() && std::equal(tail.rbegin(), tail.rend(), key.rbegin());
}

/// For an unknown key: the nearest whole key or last part.
std::string suggestion(const std::string& found) {
  std::vector<std::string> known;
  for (const auto& key : all_keys()) {
    known.push_back(fmt::format("{}", fmt::join(key, ".")));
    known.push_back(key.back());
  }
  return did_you_mean(found, known);
}

/// The whole key that @p change means.
std::vector<std::string> resolve(const Override& change) {
  const std::vector<std::string> wanted = parts_of(change.key);
  std::vector<std::vector<std::string>> matches;
  for (const auto& key : all_keys()) {
    if (key == wanted) return key;
    if (ends_with(key, wanted)) matches.push_back(key);
  }
  require(!matches.empty(), "{}: unknown key \"{}\"{}", change.option, change.key, suggestion(change.key));
  constexpr std::size_t most_listed = 8;
  std::vector<std::string> listed;
  for (std::size_t i = 0; i < std::min(matches.size(), most_listed); ++i) {
    listed.push_back(fmt::format("{}", fmt::join(matches[i], ".")));
  }
  require(matches.size() == 1, "{}: {}: the key is ambiguous (it ends {} keys); write one of {}{}", change.option,
          change.key, matches.size(), fmt::join(listed, ", "), matches.size() > most_listed ? ", ..." : "");
  return matches.front();
}

void place_everywhere(TomlNode& node, const Origin& where) {
  node.origin = where;
  for (TomlNode& item : node.items) place_everywhere(item, where);
  for (TomlEntry& entry : node.entries) place_everywhere(entry.value, where);
}

/// The value as TOML reads it, or the bare words.
TomlNode value_of(const Override& change) {
  TomlNode value = toml_text(change.value, {change.option});
  try {
    const TomlNode root = parse_toml("value = " + change.value, change.option);
    if (root.entries.size() == 1 && root.entries.front().key == "value") value = root.entries.front().value;
  } catch (const InvalidInput&) {
    // Not TOML: `--set aid.form=none` needs no quotes.
  }
  place_everywhere(value, {change.option});
  return value;
}

double persons(std::string_view digits, std::string_view whole) {
  double factor = 1;
  std::string_view number = digits;
  if (number.ends_with('k') || number.ends_with('m')) {
    factor = number.ends_with('k') ? 1e3 : 1e6;
    number.remove_suffix(1);
  }
  const auto value = read_number(number);
  require(value && *value * factor >= 0 && *value * factor <= 1e9,
          "--target: found \"{}\" (it is no number of persons); write A or A+R, such as 250000+275000 or 300k", whole);
  return *value * factor;
}

}  // namespace

Override parse_set(std::string_view text) {
  const std::size_t equals = text.find('=');
  require(equals != std::string_view::npos && equals > 0,
          "--set: found \"{}\" (a key and a value are needed); write KEY=VALUE", text);
  return {"--set", std::string(text.substr(0, equals)), std::string(text.substr(equals + 1))};
}

Target parse_target(std::string_view text) {
  const std::size_t plus = text.find('+');
  Target target;
  target.active = persons(text.substr(0, plus), text);
  if (plus != std::string_view::npos) target.reserve = persons(text.substr(plus + 1), text);
  target.name = detail::target_label(target);
  return target;
}

Override targets_override(std::span<const std::string> targets) {
  std::vector<std::string> entries;
  for (const std::string& text : targets) {
    const Target target = parse_target(text);
    const std::string reserve = target.reserve ? fmt::format(", reserve = {}", shortest(*target.reserve)) : "";
    entries.push_back(fmt::format("{{active = {}{}}}", shortest(target.active), reserve));
  }
  return {"--target", "targets", fmt::format("[{}]", fmt::join(entries, ", "))};
}

std::vector<TomlNode> detail::override_layers(std::span<const Override> overrides) {
  std::vector<TomlNode> layers;
  Problems problems;
  for (const Override& change : overrides) {
    problems.gather([&] {
      const std::vector<std::string> key = resolve(change);
      require(key.front() != "extends",
              "{}: extends: cannot be set (what is extended decides what other keys replace); write a scenario file",
              change.option);
      layers.emplace_back().origin.file = change.option;
      TomlNode* node = &layers.back();
      for (const std::string& part : key) node = &node->child(part, {change.option});
      *node = value_of(change);
    });
  }
  problems.raise();
  return layers;
}

}  // namespace muster
