#include "muster/core/number.hpp"
#include "muster/core/spelling.hpp"
#include "muster/ensemble/detail/scenario_decode.hpp"
#include "muster/ensemble/detail/scenario_fields.hpp"
#include "muster/ensemble/scenario_keys.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <type_traits>

namespace muster::detail {
namespace {

/// One value with its key, for messages.
struct Found {
  const SettingKey& key;
  const TomlNode& node;

  [[nodiscard]] std::string begin() const {
    return fmt::format("{}: {}: found {}", node.origin.place(), key.key, describe(node));
  }
};

std::string read_text_value(const Found& found) {
  require(found.node.kind == TomlNode::Kind::text, "{} (a text is needed); write it in quotes", found.begin());
  return found.node.text;
}

double read_number_value(const Found& found) {
  const bool whole = found.key.kind == SettingKind::whole;
  const bool fits = whole ? found.node.kind == TomlNode::Kind::integer : found.node.is_number();
  const char* const noun = whole ? "a whole number" : "a number";
  const std::string unit = found.key.unit.empty() || found.key.unit == "1" ? "" : fmt::format(" [{}]", found.key.unit);
  require(fits, "{} ({} is needed); {} is allowed{}", found.begin(), noun, found.key.allowed.words(), unit);
  require(found.key.allowed.holds(found.node.number), "{} (it lies outside its range); {} is allowed{}", found.begin(),
          found.key.allowed.words(), unit);
  return found.node.number;
}

std::size_t read_choice(const SettingKey& key, const TomlNode& node) {
  const std::vector<std::string> words = choices_of(key);
  const auto place = std::ranges::find(words, node.text);
  require(node.kind == TomlNode::Kind::text && place != words.end(), "{} (it is none of the choices){}; {} is allowed",
          Found{key, node}.begin(), did_you_mean(node.text, words), fmt::join(words, ", "));
  return static_cast<std::size_t>(place - words.begin());
}

PayGrid read_grid_value(const Found& found) {
  const std::string text = read_text_value(found);
  const std::size_t first = text.find(':'), last = text.rfind(':');
  require(first != last, "{} (two colons are needed); write LOW:HIGH:STEP, such as \"0.9:2.2:0.1\"", found.begin());
  const auto low = read_number(text.substr(0, first));
  const auto high = read_number(text.substr(first + 1, last - first - 1));
  const auto step = read_number(text.substr(last + 1));
  require(low && high && step, "{} (a part is no number); write LOW:HIGH:STEP, such as \"0.9:2.2:0.1\"", found.begin());
  require(*low > 0 && *high >= *low && *high <= found.key.allowed.greatest,
          "{} (the ends are out of order or range); LOW above 0 and HIGH from LOW to {} are allowed", found.begin(),
          found.key.allowed.greatest);
  require(*step > 0 && (*high - *low) / *step <= 1000,
          "{} (the step makes more than 1000 ratios); a larger one is needed", found.begin());
  return {*low, *high, *step};
}

/// Names of inputs, each once. A table has no random number.
std::vector<std::string> read_inputs_named(const Found& found) {
  require(found.node.kind == TomlNode::Kind::array, "{} (a list of inputs is needed); write such as [\"e_p\", \"fit\"]",
          found.begin());
  std::vector<std::string> drawn, list;
  for (const InputKey& key : input_keys()) {
    if (key.kind == InputKind::number || key.kind == InputKind::whole) drawn.emplace_back(key.name);
  }
  for (const TomlNode& item : found.node.items) {
    const Found here{found.key, item};
    require(item.kind == TomlNode::Kind::text && std::ranges::find(drawn, item.text) != drawn.end(),
            "{} (no input of that name is drawn){}; see muster check", here.begin(), did_you_mean(item.text, drawn));
    require(std::ranges::find(list, item.text) == list.end(), "{} twice (an input has one place); leave one out",
            here.begin());
    list.push_back(item.text);
  }
  return list;
}

/// Reads each setting into its member; a wrong one is noted and its default kept.
class Reader {
 public:
  Reader(const TomlNode& merged, Problems& problems) : merged_(merged), problems_(problems) {}

  template <class Member>
  void operator()(const char* key, Member& member) {
    const TomlNode* node = at(merged_, key);
    if (node != nullptr) problems_.gather([&] { read({*find_setting(key), *node}, member); });
  }

 private:
  template <class Member>
  void read(const Found& found, Member& member) const {
    if constexpr (std::is_same_v<Member, std::string>) {
      member = read_text_value(found);
    } else if constexpr (std::is_same_v<Member, PayGrid>) {
      member = read_grid_value(found);
    } else if constexpr (std::is_enum_v<Member>) {
      member = static_cast<Member>(read_choice(found.key, found.node));
    } else if constexpr (std::is_same_v<Member, double>) {
      member = read_number_value(found);
    } else if constexpr (std::is_integral_v<Member>) {
      (void)read_number_value(found);
      member = static_cast<Member>(found.node.integer);
    } else if constexpr (std::is_same_v<Member, std::vector<std::string>>) {
      member = read_inputs_named(found);
    } else {
      read_list(found, member);
    }
  }

  template <class Choice>
  void read_list(const Found& found, std::vector<Choice>& list) const {
    require(found.node.kind == TomlNode::Kind::array, "{} (a list is needed); write it in brackets, such as [\"{}\"]",
            found.begin(), choices_of(found.key).front());
    list.clear();
    for (const TomlNode& item : found.node.items) {
      const auto choice = static_cast<Choice>(read_choice(found.key, item));
      if (std::ranges::find(list, choice) == list.end()) list.push_back(choice);
    }
  }

  const TomlNode& merged_;
  Problems& problems_;
};

std::string place_of(const TomlNode& merged, std::string_view key) {
  const TomlNode* node = at(merged, key);
  return fmt::format("{}: {}", node != nullptr ? node->origin.place() : merged.origin.file, key);
}

/// Settings that are allowed one by one and wrong together.
void check_together(const TomlNode& merged, const Scenario& s, Problems& problems) {
  const SustainedRule& rule = s.sustained;
  if (rule.settle > rule.until) {
    problems.add("{}: found {} (the window would end before it opens); at least sustained.settle = {} is allowed",
                 place_of(merged, "sustained.until"), rule.until, rule.settle);
  }
  if (s.ceasefire_year + rule.until > s.horizon) {
    problems.add(
        "{}: found {} (the window ends {} years after the base year, the run before it); at least {} = ceasefire_year "
        "+ "
        "sustained.until is allowed",
        place_of(merged, "horizon"), s.horizon, s.ceasefire_year + rule.until, s.ceasefire_year + rule.until);
  }
  if (s.population_date > s.base_year) {
    problems.add("{}: found {} (the population would be younger than the run); at most base_year = {} is allowed",
                 place_of(merged, "population_date"), s.population_date, s.base_year);
  }
  if (rule.definition != Definition::n_of_m) return;
  const int window = rule.until - rule.settle + 1;
  if (rule.years_needed == 0) {
    problems.add("{}: found n-of-m (sustained.years_needed is missing); write it, from 1 to {}",
                 place_of(merged, "sustained.definition"), window);
  } else if (rule.years_needed > window) {
    problems.add("{}: found {} (the window has {} years); 1 to {} is allowed",
                 place_of(merged, "sustained.years_needed"), rule.years_needed, window, window);
  }
}

}  // namespace

Scenario read_settings(const TomlNode& merged) {
  Scenario scenario;
  Problems problems;
  visit_settings(scenario, Reader(merged, problems));
  if (problems.empty()) check_together(merged, scenario, problems);
  if (scenario.sustained.definition != Definition::n_of_m) scenario.sustained.years_needed = 0;
  std::ranges::sort(scenario.population.layers_off);
  problems.raise();
  return scenario;
}

}  // namespace muster::detail
