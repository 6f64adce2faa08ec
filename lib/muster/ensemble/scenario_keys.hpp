#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// Values that are allowed, both ends included unless `open_low`.
struct Allowed {
  double least = -std::numeric_limits<double>::infinity();
  double greatest = std::numeric_limits<double>::infinity();
  bool open_low = false;  ///< the least value itself is not allowed: a division or a logarithm has its pole there

  [[nodiscard]] bool holds(double value) const {
    return (open_low ? value > least : value >= least) && value <= greatest;
  }
  /// "0 to 1", "at least 0", "above 0", "any number".
  [[nodiscard]] std::string words() const;
};

enum class SettingKind { text, whole, number, choice, choices, inputs, grid };

/// A key of a scenario file that holds one fixed value.
struct SettingKey {
  std::string_view key;  ///< with its tables: "sustained.fill"
  SettingKind kind;
  std::string_view unit;
  Allowed allowed;            ///< of a number
  std::string_view choices;   ///< of a choice, separated by '|', in the order of the enumeration
  std::string_view fallback;  ///< the default as TOML writes it; empty where there is none
  std::string_view help;
};

/// A constant or a distribution; a constant whole number; a table by age; a table by completed years of service.
enum class InputKind { number, whole, by_age, by_service };

/// An input of the model, or a number of a policy.
struct InputKey {
  std::string_view name;     ///< as in the reference model
  std::string_view section;  ///< the table it stands in: "inputs", "policy.pay"
  InputKind kind;
  std::string_view group, unit;
  Allowed allowed;            ///< every value it may take
  std::string_view fallback;  ///< the default of a policy; empty where there is none
  std::string_view help;

  [[nodiscard]] std::string key() const { return std::string(section) + "." + std::string(name); }
};

/// Every fixed key, in the order of the resolved scenario.
[[nodiscard]] std::span<const SettingKey> setting_keys();

/// Every input, then every number of a policy.
[[nodiscard]] std::span<const InputKey> input_keys();

/// @return null when there is none of that name
[[nodiscard]] const SettingKey* find_setting(std::string_view key);
[[nodiscard]] const InputKey* find_input(std::string_view name);

/// The keys of one input: distribution, group, unit, grade, reason, sources, note, prior_mean.
[[nodiscard]] std::span<const std::string> input_fields();

/// The choices of a key as single words.
[[nodiscard]] std::vector<std::string> choices_of(const SettingKey& key);

/// A decision that a scenario may vary, such as pay or the form of aid.
struct Lever {
  std::string key, allowed;
  std::string_view unit, help;
};

/// Everything under `policy`, then the inputs that a government or its partners set: women, age limits, training
/// places, refreshers, the budget's share of output, the size and length of aid, equipment bought at home.
[[nodiscard]] std::vector<Lever> levers();

/// The table of docs/reference/scenario-keys.md, made from the keys above.
[[nodiscard]] std::string keys_as_markdown();

}  // namespace muster
