#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace muster {

/// One cell of a written table: words, or a number in its shortest digits (nothing when it is NaN).
class CsvCell {
 public:
  CsvCell(std::string_view words) : value_(std::string(words)) {}
  CsvCell(const std::string& words) : value_(words) {}
  CsvCell(const char* words) : value_(std::string(words)) {}
  CsvCell(double number) : value_(number) {}
  CsvCell(int number) : value_(static_cast<double>(number)) {}
  CsvCell(std::size_t number) : value_(static_cast<double>(number)) {}

  [[nodiscard]] std::string text() const;

 private:
  std::variant<std::string, double> value_;
};

/// A CSV file being written: RFC 4180 quoting, '.' decimals, shortest digits, '\n' line ends.
class CsvText {
 public:
  explicit CsvText(std::string_view header) : text_(std::string(header) + "\n") {}

  void row(std::initializer_list<CsvCell> cells);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace muster
