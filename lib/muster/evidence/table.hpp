#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// Values a column may hold, both ends included.
struct Range {
  double least, greatest;
};

/// The rows of a CSV file as text, with the line each began on, so that a message can name the place.
/// Its columns are read as numbers or words by the functions below.
class CsvTable {
 public:
  /// @param bytes  owns the text into which @p cells point; cells row by row, as many a row as there are columns
  CsvTable(std::string file, std::unique_ptr<char[]> bytes, std::vector<std::string> columns,
           std::vector<std::string_view> cells, std::vector<int> lines);

  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] std::span<const std::string> columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return lines_.size(); }
  [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
    return cells_[row * columns_.size() + column];
  }

  /// Where @p column stands; empty when there is none.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;

  /// "FILE:LINE: COLUMN", the beginning of a message about a cell.
  [[nodiscard]] std::string place(std::size_t row, std::string_view column) const;

 private:
  std::string file_;
  std::unique_ptr<char[]> bytes_;
  std::vector<std::string> columns_;
  std::vector<std::string_view> cells_;
  std::vector<int> lines_;
};

/// Checks that a table has the columns @p needed and none beyond them and @p optional.
/// @throws InvalidInput naming every missing and every unknown column, with the nearest spelling
void require_columns(const CsvTable& table, std::span<const std::string> needed,
                     std::span<const std::string> optional = {});

/// A column of finite numbers in @p allowed. @throws InvalidInput naming every cell that is not (the first 20)
[[nodiscard]] std::vector<double> numbers(const CsvTable& table, std::string_view column, Range allowed);

/// A column of whole numbers in @p allowed. @throws InvalidInput as numbers() does
[[nodiscard]] std::vector<int> whole_numbers(const CsvTable& table, std::string_view column, Range allowed);

/// A column of words out of @p allowed, as their place in it. @throws InvalidInput as numbers() does
[[nodiscard]] std::vector<std::size_t> choices(const CsvTable& table, std::string_view column,
                                               std::span<const std::string> allowed);

/// A column of text as it stands.
[[nodiscard]] std::vector<std::string> texts(const CsvTable& table, std::string_view column);

}  // namespace muster
