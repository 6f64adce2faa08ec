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

/// A number of five or more digits before the point as a reader takes it: "36 billion", "0.9 million", "45,000".
std::string in_words(double number) {
  if (std::abs(number) >= 1e9) return shortest(number / 1e9) + " billion";
  if (std::abs(number) >= 1e5) return shortest(number / 1e6) + " million";
  return number_text(number, 0);
}

/// "constant(0.9)" as "0.9".
std::string without_constant(const std::string& text) {
  constexpr std::string_view head = "constant(";
  return text.starts_with(head) && text.ends_with(')') ? text.substr(head.size(), text.size() - head.size() - 1) : text;
}

/// "lognormal(12000000000, 0.65)" as "lognormal(12 billion, 0.65)".
std::string numbers_in_words(const std::string& text) {
  constexpr std::string_view part_of_number = "+-.0123456789e";
  std::string plain;
  for (std::size_t i = 0; i < text.size();) {
    const bool starts = i == 0 || std::string_view(" ([,").find(text[i - 1]) != std::string_view::npos;
    const std::size_t end = std::min(text.find_first_not_of(part_of_number, i), text.size());
    const std::size_t length = starts && end > i ? end - i : 1;
    const std::string token = text.substr(i, length);
    const bool ends =
        i + length == text.size() || std::string_view(" )],").find(text[i + length]) != std::string_view::npos;
    const auto number = length > 1 && ends ? read_number(token) : std::nullopt;
    plain += number && std::abs(*number) >= 1e4 ? in_words(*number) : token;
    i += length;
  }
  return plain;
}

/// A value as a reader takes it: large numbers in words, of the levels what they differ in.
std::string value_words(const std::string& key, const std::string& value) {
  if (key != "level") return numbers_in_words(value);
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
    const std::string from = before == base.values.end() ? "absent" : without_constant(before->second);
    changes.push_back(change_of(key, from, without_constant(value)));
  }
  for (const auto& [key, value] : base.values) {
    if (is_setting(key) || other.values.contains(key)) continue;
    changes.push_back(change_of(key, without_constant(value), "absent"));
  }
  return changes;
}

}  // namespace muster
