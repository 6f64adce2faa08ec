#include "muster/core/file.hpp"
#include "muster/core/toml.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/ensemble/scenario_keys.hpp"
#include "muster/ensemble/scenario_read.hpp"
#include "muster/evidence/country.hpp"
#include "muster/evidence/provenance.hpp"
#include "muster/evidence/read_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace muster {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
const std::filesystem::path table_of_scenarios = std::filesystem::path(MUSTER_SOURCE_DIR) / "tests/unit/ensemble";

/// Where each value of a TOML file stands, and the value as text.
using Leaves = std::map<std::string, std::string>;

std::string text_of(const TomlNode& node) {
  if (node.kind == TomlNode::Kind::text) return node.text;
  std::string text = node.is_number() ? std::to_string(node.number) : "";
  for (const TomlNode& item : node.items) text += text_of(item) + ";";
  for (const TomlEntry& entry : node.entries) text += entry.key + "=" + text_of(entry.value) + ";";
  return text;
}

void add_leaves(const TomlNode& node, const std::string& key, Leaves& leaves) {
  if (!node.is_table()) leaves[key] = text_of(node);
  for (const TomlEntry& entry : node.entries) {
    add_leaves(entry.value, key.empty() ? entry.key : key + "." + entry.key, leaves);
  }
}

Leaves leaves_of(const TomlNode& root) {
  Leaves leaves;
  add_leaves(root, "", leaves);
  return leaves;
}

Leaves resolved(const std::string& name) {
  return leaves_of(parse_toml(to_toml(read_scenario(name, data)), name + " resolved"));
}

/// Keys under which two resolved scenarios do not hold the same value.
std::set<std::string> differing(const Leaves& one, const Leaves& other) {
  std::set<std::string> keys;
  for (const auto& [key, value] : one) {
    const auto found = other.find(key);
    if (found == other.end() || found->second != value) keys.insert(key);
  }
  for (const auto& [key, value] : other) {
    if (!one.contains(key)) keys.insert(key);
  }
  return keys;
}

std::vector<std::string> scenarios_with_parent() {
  std::vector<std::string> names;
  for (const std::string& name : list_scenarios(data)) {
    if (read_toml(data / "scenarios" / (name + ".toml")).find("extends") != nullptr) names.push_back(name);
  }
  return names;
}

bool of_scenario_itself(const std::string& key) {
  return key == "format" || key == "extends" || key == "title" || key == "description";
}

/// What a file names; the mean of a distribution it replaces follows from that distribution.
std::set<std::string> named_in(const std::string& name) {
  std::set<std::string> keys;
  for (const auto& [key, value] : leaves_of(read_toml(data / "scenarios" / (name + ".toml")))) {
    keys.insert(key);
    const std::string_view last = ".distribution";
    if (key.ends_with(last)) keys.insert(key.substr(0, key.size() - last.size()) + ".prior_mean");
  }
  return keys;
}

TEST(ShippedScenarios, DifferFromTheirParentInWhatTheyNameAndInNothingElse) {
  for (const std::string& name : scenarios_with_parent()) {
    const TomlNode file = read_toml(data / "scenarios" / (name + ".toml"));
    for (const std::string& key : differing(resolved(name), resolved(file.find("extends")->text))) {
      EXPECT_TRUE(named_in(name).contains(key)) << name << " changes " << key << " without naming it";
    }
  }
}

/// Values that repeat the parent's on purpose: the scenario rests on them, or is the reference of a pair.
const std::map<std::string, std::set<std::string>> restated{
    {"armed-non-alignment-amount", {"inputs.aid_level.distribution", "inputs.aid_total.distribution"}},
    {"armed-non-alignment-period", {"inputs.aid_level.distribution"}},
    {"donetsk-held", {"inputs.base_population.distribution"}},
    {"late-ceasefire", {"inputs.war_deaths_monthly.distribution"}},
    {"relapse", {"inputs.relapse_h.distribution", "inputs.relapse_k.distribution", "inputs.surge_size.distribution"}},
    {"reserve-by-law", {"policy.reserve.reserve_by_law.distribution"}},
    {"pay-best", {"policy.pay.grid"}},
};

bool is_value(const std::string& key) {
  const auto ends = [&](std::string_view tail) { return key.ends_with(tail); };
  return !ends(".reason") && !ends(".sources") && !ends(".grade") && !ends(".note") && !ends(".prior_mean");
}

TEST(ShippedScenarios, ChangeEveryValueTheyNameButTheRestatedOnes) {
  for (const std::string& name : scenarios_with_parent()) {
    const TomlNode file = read_toml(data / "scenarios" / (name + ".toml"));
    const std::set<std::string> changed = differing(resolved(name), resolved(file.find("extends")->text));
    std::set<std::string> same;
    for (const std::string& key : named_in(name)) {
      if (is_value(key) && !of_scenario_itself(key) && !changed.contains(key)) same.insert(key);
    }
    const auto found = restated.find(name);
    EXPECT_EQ(same, found == restated.end() ? std::set<std::string>{} : found->second) << name;
  }
}

TEST(ShippedScenarios, GiveReasonAndSourcesForEveryValue) {
  for (const std::string& name : scenarios_with_parent()) {
    for (const std::string& key : named_in(name)) {
      if (!key.ends_with(".distribution")) continue;
      const std::string input = key.substr(0, key.rfind('.'));
      EXPECT_THAT(named_in(name), IsSupersetOf({input + ".reason", input + ".sources"})) << name;
    }
  }
}

TEST(ShippedScenarios, CiteOnlySourcesOfTheirCountry) {
  for (const std::string& name : scenarios_with_parent()) {
    const Scenario scenario = read_scenario(name, data);
    const Country country = read_country(data, scenario.country);
    for (const Input& input : scenario.inputs) EXPECT_THAT(unknown_sources(country, input.sources), IsEmpty()) << name;
  }
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

/// One "key=value" of the table as an option would say it.
Override from_table(const std::string& assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string key = without_spaces(assignment.substr(0, equals));
  const std::string value = assignment.substr(equals + 1);
  if (key == "targets") return targets_override(split(value, ','));
  if (key == "reserve_counts") return {"table", key, value == "constant(0)" ? "ready" : "enrolled"};
  const bool setting =
      key == "own_cap" || key == "ceasefire_year" || key == "surge.aid_level" || key == "surge.stockpile";
  const std::size_t first = value.find('(') + 1;
  const InputKey* input = find_input(key);
  return {"table", input != nullptr ? input->key() : key,
          setting ? value.substr(first, value.find(')') - first) : value};
}

/// The values of a resolved scenario, without the words about them and without the targets' names.
Leaves values_of(const Scenario& scenario) {
  Leaves values;
  for (const auto& [key, value] : leaves_of(parse_toml(to_toml(scenario), "resolved"))) {
    if (is_value(key) && !of_scenario_itself(key) && key != "targets") values[key] = value;
  }
  for (const Target& target : scenario.targets) {
    if (!target.band_high)
      values["targets"] += std::to_string(target.active) + "+" + std::to_string(target.reserve.value_or(0)) + ";";
  }
  return values;
}

// The table of the scenarios worth shipping, read as options on the baseline, is another way to the same scenarios.
TEST(ShippedScenarios, HoldTheValuesOfTheirTable) {
  const CsvTable table = read_csv(table_of_scenarios / "scenarios.csv");
  const std::vector<std::string> names = texts(table, "name"), values = texts(table, "values");
  ASSERT_EQ(names.size(), 31u);
  for (std::size_t row = 0; row < names.size(); ++row) {
    std::vector<Override> changes;
    for (const std::string& assignment : split(values[row], ';')) changes.push_back(from_table(assignment));
    const std::string name = names[row] == "baseline" ? "ukraine-baseline" : names[row];
    EXPECT_EQ(values_of(read_scenario(name, data)), values_of(read_scenario("ukraine-baseline", data, changes)))
        << name;
  }
}

TEST(ShippedScenarios, NameEverySourceOfTheirTable) {
  const CsvTable table = read_csv(table_of_scenarios / "scenarios.csv");
  const std::vector<std::string> names = texts(table, "name"), sources = texts(table, "sources");
  for (std::size_t row = 0; row < names.size(); ++row) {
    const std::string name = names[row] == "baseline" ? "ukraine-baseline" : names[row];
    const std::string file = read_text(data / "scenarios" / (name + ".toml"));
    for (const std::string& id : split(sources[row], ';')) EXPECT_THAT(file, HasSubstr(id)) << name;
  }
}

/// A few trajectories of a shipped scenario.
struct SmallRun {
  Scenario scenario;
  RunResult result;
};

/// Run once, for all the tests of a program.
const SmallRun& run_of(const std::string& name) {
  static std::map<std::string, SmallRun> runs;
  if (runs.contains(name)) return runs.at(name);
  const std::vector<Override> small{parse_set("run.draws=6"), parse_set("run.futures=2")};
  Scenario scenario = read_scenario(name, data, small);
  RunResult result = run(make_model(scenario, read_country(data, scenario.country)), 6, {.trace = 3});
  return runs.emplace(name, SmallRun{std::move(scenario), std::move(result)}).first->second;
}

/// By input, its value in every draw; tables have none.
std::map<std::string, std::vector<double>> drawn(const SmallRun& run) {
  std::map<std::string, std::vector<double>> values;
  const std::size_t count = run.scenario.inputs.size();
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<double>& column = values[run.scenario.inputs[i].name];
    for (std::size_t draw = 0; draw < run.result.inputs.draws(); ++draw) column.push_back(run.result.inputs(draw, i));
    if (std::isnan(column.front())) values.erase(run.scenario.inputs[i].name);
  }
  return values;
}

/// Yearly shocks of the traced trajectories in one row.
std::vector<double> shocks_of(const RunResult& result) {
  std::vector<double> all;
  for (const Trajectory& one : result.traced) {
    for (std::size_t t = 0; t < one.shocks.x.size(); ++t) {
      const PopulationShocks& people = one.shocks.population[t];
      const EconomyShocks& money = one.shocks.economy[t];
      all.insert(all.end(), {people.k, people.F, people.r, money.y, money.crisis, one.shocks.x[t]});
    }
  }
  return all;
}

bool names_input(const std::set<std::string>& named, const std::string& input) {
  const std::string key = find_input(input)->key();
  return std::ranges::any_of(named,
                             [&](const std::string& each) { return each == key || each.starts_with(key + "."); });
}

// What a scenario does not name it draws as its parent does, to the last bit: inputs, and shocks.
TEST(ShippedScenarios, RunOnTheirParentsRandomNumbersInAllTheyDoNotName) {
  for (const std::string& name : scenarios_with_parent()) {
    const SmallRun& parent = run_of(read_toml(data / "scenarios" / (name + ".toml")).find("extends")->text);
    const SmallRun& own = run_of(name);
    ASSERT_TRUE(own.result.complete) << name;
    EXPECT_EQ(std::ranges::count(own.result.failed.values(), 0), 12) << name;
    EXPECT_EQ(shocks_of(own.result), shocks_of(parent.result)) << name;
    const std::set<std::string> named = named_in(name);
    const auto before = drawn(parent);
    for (const auto& [input, values] : drawn(own)) {
      if (names_input(named, input)) continue;
      EXPECT_EQ(values, before.at(input)) << name << " moves " << input;
    }
  }
}

/// Scenarios that change only what they are held against, or repeat the baseline as one side of a pair; and aid for
/// pay, which changes nothing as long as equipment and fixed cost take all the aid that may not pay wages.
const std::set<std::string> same_force{
    "analysts-band",   "armed-non-alignment-active", "donetsk-held", "reserve-by-law", "reserve-ready", "relapse",
    "aid-for-pay-open"};

TEST(ShippedScenarios, MoveTheLargestForceUnlessOnlyTheTargetsOrTheReserveDiffer) {
  for (const std::string& name : scenarios_with_parent()) {
    const std::string parent = read_toml(data / "scenarios" / (name + ".toml")).find("extends")->text;
    const bool same = run_of(name).result.max_force.values() == run_of(parent).result.max_force.values();
    EXPECT_EQ(same, same_force.contains(name)) << name;
  }
}

}  // namespace
}  // namespace muster
