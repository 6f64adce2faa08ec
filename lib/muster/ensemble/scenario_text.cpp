#include "muster/core/number.hpp"
#include "muster/core/toml.hpp"
#include "muster/ensemble/detail/scenario_fields.hpp"
#include "muster/ensemble/scenario_keys.hpp"
#include "muster/ensemble/scenario_read.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <type_traits>

namespace muster {
namespace {

std::string value_text(const SettingKey&, const std::string& value) { return toml_quoted(value); }
std::string value_text(const SettingKey&, double value) { return shortest(value); }

std::string value_text(const SettingKey&, const PayGrid& grid) {
  return toml_quoted(shortest(grid.low) + ":" + shortest(grid.high) + ":" + shortest(grid.step));
}

template <class Value>
std::string value_text(const SettingKey& key, const Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    return toml_quoted(choices_of(key)[static_cast<std::size_t>(value)]);
  } else {
    return std::to_string(value);
  }
}

template <class Choice>
std::string value_text(const SettingKey& key, const std::vector<Choice>& values) {
  std::vector<std::string> words;
  for (const Choice& value : values) words.push_back(value_text(key, value));
  return fmt::format("[{}]", fmt::join(words, ", "));
}

/// Writes settings under the header of their table.
class Writer {
 public:
  template <class Member>
  void operator()(const char* full_key, const Member& member) {
    const std::string_view key(full_key);
    const std::size_t dot = key.rfind('.');
    const std::string_view section = dot == std::string_view::npos ? "" : key.substr(0, dot);
    if (section != section_) text_ += fmt::format("\n[{}]\n", section);
    section_ = section;
    const std::string_view name = dot == std::string_view::npos ? key : key.substr(dot + 1);
    text_ += fmt::format("{} = {}\n", name, value_text(*find_setting(key), member));
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_ = "format = 1\n";
  std::string_view section_;
};

/// Keys that the resolved file leaves out: without a value, or of the machine instead of the scenario.
bool left_out(const Scenario& scenario, std::string_view key) {
  const bool by_precision = scenario.run.precision > 0;
  return key == "run.threads" || (key == "run.precision" && !by_precision) ||
         (key == "run.max_draws" && !by_precision) || (key == "description" && scenario.description.empty()) ||
         (key == "sustained.years_needed" && scenario.sustained.years_needed == 0);
}

std::string target_text(const Target& target) {
  std::string text = fmt::format("\n[[targets]]\nname = {}\n", toml_quoted(target.name));
  if (target.band_high) {
    return text + fmt::format("band = [{}, {}]\n", shortest(target.active), shortest(*target.band_high));
  }
  text += fmt::format("active = {}\n", shortest(target.active));
  if (target.reserve) text += fmt::format("reserve = {}\n", shortest(*target.reserve));
  return text;
}

std::string input_text(const Input& input) {
  const std::string section = input.key.substr(0, input.key.size() - input.name.size());
  const bool bare = input.name.find('[') == std::string::npos;
  std::string text = fmt::format("\n[{}{}]\n", section, bare ? input.name : toml_quoted(input.name));
  const auto line = [&](const char* key, const std::string& value) { text += fmt::format("{} = {}\n", key, value); };
  line("group", toml_quoted(input.group));
  line("unit", toml_quoted(input.unit));
  line("distribution", toml_quoted(to_text(input.distribution)));
  const bool moved = !is_table(input.distribution) && input.prior_mean != mean(input.distribution);
  if (moved) line("prior_mean", shortest(input.prior_mean));
  line("grade", toml_quoted(input.grade));
  line("reason", toml_quoted(input.reason));
  std::vector<std::string> sources;
  for (const std::string& source : input.sources) sources.push_back(toml_quoted(source));
  line("sources", fmt::format("[{}]", fmt::join(sources, ", ")));
  if (!input.note.empty()) line("note", toml_quoted(input.note));
  return text;
}

}  // namespace

std::string to_toml(const Scenario& scenario) {
  Writer writer;
  detail::visit_settings(scenario, [&](const char* key, const auto& member) {
    if (!left_out(scenario, key)) writer(key, member);
  });
  std::string text = writer.text();
  for (const Target& target : scenario.targets) text += target_text(target);
  for (const Input& input : scenario.inputs) text += input_text(input);
  for (const Correlation& correlation : scenario.correlations) {
    text += fmt::format("\n[[correlations]]\nbetween = [{}, {}]\nrank = {}\n", toml_quoted(correlation.first),
                        toml_quoted(correlation.second), shortest(correlation.rank));
  }
  return text;
}

}  // namespace muster
