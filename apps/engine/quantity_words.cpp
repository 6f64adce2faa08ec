#include "quantity_words.hpp"

#include "muster/ensemble/scenario_keys.hpp"

#include <fmt/format.h>

#include <cmath>

namespace muster::engine {

std::string quantity_words(double value, const std::string& unit) {
  if (unit.starts_with("share")) return fmt::format("{:.3g} %{}", 100 * value, unit.substr(5));
  const std::string behind = unit.empty() || unit == "1" || unit.starts_with("ratio") ? "" : " " + unit;
  const double size = std::abs(value);
  if (size >= 1e9) return fmt::format("{:.3g} billion{}", value / 1e9, behind);
  if (size >= 1e6) return fmt::format("{:.3g} million{}", value / 1e6, behind);
  if (size >= 1e4) return fmt::format("{:.3g} thousand{}", value / 1e3, behind);
  return fmt::format("{:.3g}{}", value, behind);
}

std::string persons_words(double persons) {
  const std::string digits = fmt::format("{:.0f}", persons);
  std::string words;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) words += ',';
    words += digits[i];
  }
  return words;
}

std::string named_in_words(const std::string& name) {
  const InputKey* const key = find_input(name);
  return key == nullptr || key->help.empty() ? name : fmt::format("{} ({})", name, key->help);
}

}  // namespace muster::engine
