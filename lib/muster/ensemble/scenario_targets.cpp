#include "muster/core/number.hpp"
#include "muster/core/spelling.hpp"
#include "muster/ensemble/detail/scenario_decode.hpp"

#include <algorithm>

namespace muster::detail {
namespace {

constexpr double most_persons = 1e9;

double persons(const TomlNode& node, const std::string& key, double least) {
  require(node.is_number(), "{}: {}: found {} (a number of persons is needed); {} to {} is allowed",
          node.origin.place(), key, describe(node), shortest(least), shortest(most_persons));
  require(node.number >= least && node.number <= most_persons,
          "{}: {}: found {} (it lies outside its range); {} to {} is allowed", node.origin.place(), key, describe(node),
          shortest(least), shortest(most_persons));
  return node.number;
}

void check_target_keys(const TomlNode& item) {
  const std::vector<std::string> known{"name", "active", "reserve", "band"};
  Problems problems;
  for (const TomlEntry& entry : item.entries) {
    if (std::ranges::find(known, entry.key) != known.end()) continue;
    problems.add("{}: unknown key \"targets[].{}\"{}", entry.value.origin.place(), entry.key,
                 did_you_mean(entry.key, known));
  }
  problems.raise();
}

void read_band(const TomlNode& band, Target& target) {
  require(band.kind == TomlNode::Kind::array && band.items.size() == 2,
          "{}: targets[].band: found {} (two numbers of persons are needed); write [LOW, HIGH]", band.origin.place(),
          describe(band));
  target.active = persons(band.items[0], "targets[].band", 1);
  target.band_high = persons(band.items[1], "targets[].band", 1);
  require(target.active < *target.band_high,
          "{}: targets[].band: found [{}, {}] (the ends are out of order); write [LOW, HIGH]", band.origin.place(),
          shortest(target.active), shortest(*target.band_high));
}

Target read_target(const TomlNode& item) {
  require(item.is_table(), "{}: targets: found {} (a table is needed); write [[targets]] and active = PERSONS below",
          item.origin.place(), describe(item));
  check_target_keys(item);
  const TomlNode *active = item.find("active"), *reserve = item.find("reserve"), *band = item.find("band");
  require((active == nullptr) != (band == nullptr),
          "{}: targets: found {} (a target has one size); write active or band", item.origin.place(),
          active == nullptr ? "neither active nor band" : "active and band");
  require(band == nullptr || reserve == nullptr,
          "{}: targets[].reserve: found it beside a band (a band is of active strength alone); remove it",
          item.origin.place());
  Target target;
  if (active != nullptr) target.active = persons(*active, "targets[].active", 1);
  if (reserve != nullptr) target.reserve = persons(*reserve, "targets[].reserve", 0);
  if (band != nullptr) read_band(*band, target);
  target.name = text_of(item, "name");
  if (target.name.empty()) target.name = target_label(target);
  return target;
}

}  // namespace

std::string target_label(const Target& target) {
  if (target.band_high) return fmt::format("{}-{}", shortest(target.active), shortest(*target.band_high));
  if (target.reserve) return fmt::format("{}+{}", shortest(target.active), shortest(*target.reserve));
  return shortest(target.active);
}

std::string text_of(const TomlNode& node, const std::string& key) {
  const TomlNode* found = node.find(key);
  if (found == nullptr) return "";
  require(found->kind == TomlNode::Kind::text, "{}: {}: found {} (a text is needed); write it in quotes",
          found->origin.place(), key, describe(*found));
  return found->text;
}

std::vector<Target> read_targets(const TomlNode& merged) {
  const TomlNode* list = merged.find("targets");
  std::vector<Target> targets;
  if (list == nullptr) return targets;
  require(list->kind == TomlNode::Kind::array,
          "{}: targets: found {} (a list of tables is needed); write [[targets]] for each", list->origin.place(),
          describe(*list));
  Problems problems;
  for (const TomlNode& item : list->items) {
    problems.gather([&] {
      Target target = read_target(item);
      const bool repeated = std::ranges::find(targets, target.name, &Target::name) != targets.end();
      require(!repeated, "{}: targets[].name: found \"{}\" a second time (results go by it); write another",
              item.origin.place(), target.name);
      targets.push_back(std::move(target));
    });
  }
  problems.raise();
  return targets;
}

}  // namespace muster::detail
