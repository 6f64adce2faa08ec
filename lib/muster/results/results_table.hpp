#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// One CSV file of a results directory: named columns of text, read as numbers where asked.
class ResultsTable {
 public:
  /// @param name     the file's name, for messages
  /// @param columns  the header
  /// @param rows     the cells; each row as long as the header
  /// @throws InvalidInput if a row is shorter or longer than the header, or a column's name comes twice
  ResultsTable(std::string name, std::vector<std::string> columns, std::vector<std::vector<std::string>> rows);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  [[nodiscard]] std::size_t size() const { return rows_.size(); }  ///< rows below the header
  [[nodiscard]] bool has(std::string_view column) const;

  /// The cell as written. @throws InvalidInput if there is no such column
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column) const;

  /// The cell as a number. @throws InvalidInput if it is empty or no finite number
  [[nodiscard]] double number(std::size_t row, std::string_view column) const;

  /// The cell as a number; nothing where it is empty. @throws InvalidInput if it is neither
  [[nodiscard]] std::optional<double> number_if_any(std::size_t row, std::string_view column) const;

 private:
  [[nodiscard]] std::size_t index_of(std::string_view column) const;

  std::string name_;
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Reads CSV text (UTF-8, comma, header row; cells with comma, quote or newline in double quotes, as in RFC 4180).
/// @throws InvalidInput naming @p name and the line, for an open quote, an empty text or a row of another length
[[nodiscard]] ResultsTable read_results_table(std::string name, std::string_view csv);

}  // namespace muster
