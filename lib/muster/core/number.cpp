#include "muster/core/number.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace muster {

std::string shortest(double value) {
  if (value == 0) return "0";  // no "-0" in a file
  std::array<char, 32> digits{};
  char* const last = digits.data() + digits.size();
  const double size = std::abs(value);
  // Left alone, to_chars writes 100000 as 1e+05, one letter shorter and harder on a reader of tables.
  const bool plain = size >= 1e-5 && size < 1e15;
  const auto end = plain ? std::to_chars(digits.data(), last, value, std::chars_format::fixed).ptr
                         : std::to_chars(digits.data(), last, value).ptr;
  return {digits.data(), end};
}

std::optional<double> read_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<long long> read_integer(std::string_view text) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace muster
