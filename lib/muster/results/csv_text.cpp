#include "muster/results/csv_text.hpp"

#include "muster/core/number.hpp"

#include <cmath>

namespace muster {
namespace {

std::string quoted(const std::string& words) {
  if (words.find_first_of(",\"\n\r") == std::string::npos) return words;
  std::string text = "\"";
  for (const char letter : words) {
    if (letter == '"') text += '"';
    text += letter;
  }
  return text + '"';
}

}  // namespace

std::string CsvCell::text() const {
  if (const auto* words = std::get_if<std::string>(&value_)) return quoted(*words);
  const double number = std::get<double>(value_);
  return std::isnan(number) ? "" : shortest(number);
}

void CsvText::row(std::initializer_list<CsvCell> cells) {
  bool first = true;
  for (const CsvCell& cell : cells) {
    if (!first) text_ += ',';
    text_ += cell.text();
    first = false;
  }
  text_ += '\n';
}

}  // namespace muster
