#include "muster/report/numbers_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr const char* minus_sign = "\u2212";
constexpr const char* en_dash = "\u2013";

/// Hundredths, ties up. The report's script does the same two operations on the same doubles.
int hundredths(double probability) { return static_cast<int>(std::floor(probability * 100 + 0.5)); }

enum class Extreme { none, low, high };

Extreme extreme(double probability) {
  if (probability < 0.005) return Extreme::low;
  return probability >= 0.995 ? Extreme::high : Extreme::none;
}

bool same_extreme(double low, double high) { return extreme(low) != Extreme::none && extreme(low) == extreme(high); }

std::string share_of_hundred(double probability) {
  switch (extreme(probability)) {
    case Extreme::low:
      return "<1";
    case Extreme::high:
      return ">99";
    case Extreme::none:
      break;
  }
  return fmt::format("{}", hundredths(probability));
}

std::string with_commas(const std::string& digits) {
  const auto whole = std::min(digits.find('.'), digits.size());
  std::string out;
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += ',';
    out += digits[i];
  }
  return out + digits.substr(whole);
}

}  // namespace

std::string probability_text(double probability) {
  switch (extreme(probability)) {
    case Extreme::low:
      return "<0.01";
    case Extreme::high:
      return ">0.99";
    case Extreme::none:
      break;
  }
  const int n = hundredths(probability);
  return fmt::format("{}.{:02}", n / 100, n % 100);
}

std::string no_hit_text(long long draws) {
  return fmt::format("0 of {0} draws (95% upper bound 3/{0})", number_text(static_cast<double>(draws), 0));
}

std::string mark_text(double probability, long long draws) {
  if (probability > 0 || draws <= 0) return probability_text(probability);
  return fmt::format("0 of {}", number_text(static_cast<double>(draws), 0));
}

std::string no_hit_caption(long long draws) {
  return fmt::format("0 of {0}: in none of {0} draws, so the 95% upper bound is 3/{0}.",
                     number_text(static_cast<double>(draws), 0));
}

std::string frequency_text(double probability) { return share_of_hundred(probability) + " of 100"; }

std::string probability_range_text(double low, double high) {
  if (same_extreme(low, high)) return probability_text(low);
  const std::string upper = probability_text(high);
  return probability_text(low) + (upper.starts_with('>') ? " to " : en_dash) + upper;
}

std::string frequency_range_text(double low, double high) {
  if (same_extreme(low, high)) return frequency_text(low);
  return share_of_hundred(low) + en_dash + frequency_text(high);
}

std::string number_text(double value, int decimals) {
  if (!std::isfinite(value)) return "n/a";
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool shown_as_zero = digits.find_first_of("123456789") == std::string::npos;
  return (value < 0 && !shown_as_zero ? minus_sign : "") + with_commas(digits);
}

std::string rounded_text(double persons) {
  return std::abs(persons) < 1000 ? number_text(persons, 0) : significant_text(persons, 3);
}

std::string range_text(double low, double high, int decimals) {
  const char* between = low < 0 || high < 0 ? " to " : en_dash;
  return number_text(low, decimals) + between + number_text(high, decimals);
}

int decimals_for_width(double width) {
  if (!(width > 0) || !std::isfinite(width)) return 0;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(width) + 1e-12)), 0, 6);
}

int decimals_for_digits(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return 0;
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-12));
  return std::clamp(digits - 1 - exponent, 0, 9);
}

std::string significant_text(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return number_text(value, 0);
  const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) + 1e-12));
  const int decimals = decimals_for_digits(value, digits);
  if (exponent < digits) return number_text(value, decimals);
  const double unit = std::pow(10.0, exponent - digits + 1);
  return number_text(std::round(value / unit) * unit, 0);
}

}  // namespace muster
