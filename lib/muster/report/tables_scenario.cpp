#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <cmath>
#include <sstream>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

std::string as_text(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value<double>(); number && !node.is_boolean()) return shortest(*number);
  std::ostringstream out;
  out.imbue(std::locale::classic());
  node.visit([&out](const auto& value) { out << value; });
  return out.str();
}

/// Every leaf under its dotted key; an input's meta-data stay out, its distribution takes the input's name.
void flatten(const toml::table& table, const std::string& prefix, std::map<std::string, std::string>& into) {
  for (const auto& [key, node] : table) {
    const std::string name = prefix.empty() ? std::string(key.str()) : fmt::format("{}.{}", prefix, key.str());
    const toml::table* inner = node.as_table();
    if (inner == nullptr) {
      into.emplace(name, as_text(node));
    } else if (const auto* distribution = inner->get("distribution"); distribution != nullptr) {
      into.emplace(name, as_text(*distribution));
    } else {
      flatten(*inner, name, into);
    }
  }
}

toml::table parsed(const Results& results) {
  try {
    return toml::parse(results.scenario_text);
  } catch (const toml::parse_error& error) {
    require(false, "{}: not TOML ({}); make the run again", (results.folder / "scenario.toml").string(),
            error.description());
    throw;
  }
}

std::string text_at(const std::map<std::string, std::string>& values, const std::string& key) {
  const auto found = values.find(key);
  return found == values.end() ? "" : found->second;
}

std::optional<double> number_at(const std::map<std::string, std::string>& values, const std::string& key) {
  return read_number(text_at(values, key));
}

/// What describes a scenario, or how long it ran, is no change of its assumptions.
bool is_setting(const std::string& key) {
  constexpr std::string_view own[] = {"title", "description", "format", "extends"};
  return std::ranges::find(own, key) != std::end(own) || key.starts_with("run.");
}

std::string short_key(const std::string& key) {
  const auto dot = key.find('.');
  const bool known = key.starts_with("inputs.") || key.starts_with("policy.");
  return known && dot != std::string::npos ? key.substr(dot + 1) : key;
}

}  // namespace

ScenarioFacts scenario_facts(const Results& results) {
  ScenarioFacts facts;
  flatten(parsed(results), "", facts.values);
  facts.definition = text_at(facts.values, "sustained.definition");
  facts.reserve_counts = text_at(facts.values, "sustained.reserve_counts");
  facts.level = text_at(facts.values, "level");
  facts.base_year = number_at(facts.values, "base_year");
  facts.ceasefire_year = number_at(facts.values, "ceasefire_year");
  facts.horizon = number_at(facts.values, "horizon");
  facts.settle = number_at(facts.values, "sustained.settle");
  facts.until = number_at(facts.values, "sustained.until");
  facts.fill = number_at(facts.values, "sustained.fill");
  return facts;
}

namespace {

/// "constant(0.9)" as "0.9", "constant(36000000000)" as "36,000,000,000".
std::string plain_value(const std::string& text) {
  constexpr std::string_view head = "constant(";
  if (!text.starts_with(head) || !text.ends_with(')')) return text;
  const std::string inside = text.substr(head.size(), text.size() - head.size() - 1);
  const auto number = read_number(inside);
  return number && std::abs(*number) >= 1e4 ? number_text(*number, 0) : inside;
}

/// A value as a reader takes it: what the levels differ in.
std::string value_words(const std::string& key, const std::string& value) {
  if (key != "level") return value;
  if (value == "L1") return "medians without chance";
  return value == "L2" ? "no renewed war" : "war may resume";
}

Change change_of(const std::string& key, const std::string& from, const std::string& to) {
  return {fmt::format("{} {} \u2192 {}", short_key(key), from, to),
          fmt::format("{}: {} \u2192 {}", key_words(key), value_words(key, from), value_words(key, to))};
}

}  // namespace

std::vector<Change> changes_made(const ScenarioFacts& base, const ScenarioFacts& other) {
  std::vector<Change> changes;
  for (const auto& [key, value] : other.values) {
    const auto before = base.values.find(key);
    if (is_setting(key) || (before != base.values.end() && before->second == value)) continue;
    if (key == "targets") {
      changes.push_back({"other targets", "other targets"});  // the rows of a table name them
      continue;
    }
    const std::string from = before == base.values.end() ? "absent" : plain_value(before->second);
    changes.push_back(change_of(key, from, plain_value(value)));
  }
  for (const auto& [key, value] : base.values) {
    if (is_setting(key) || other.values.contains(key)) continue;
    changes.push_back(change_of(key, plain_value(value), "absent"));
  }
  return changes;
}

}  // namespace muster
