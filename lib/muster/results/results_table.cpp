#include "muster/results/results_table.hpp"

#include <algorithm>
#include <utility>

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"

namespace muster {

ResultsTable::ResultsTable(std::string name, std::vector<std::string> columns,
                           std::vector<std::vector<std::string>> rows)
    : name_(std::move(name)), columns_(std::move(columns)), rows_(std::move(rows)) {
  for (auto column = columns_.begin(); column != columns_.end(); ++column) {
    require(std::find(columns_.begin(), column, *column) == column,
            "{}: column \"{}\" comes twice (a column is found by its name); give each its own", name_, *column);
  }
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    require(rows_[row].size() == columns_.size(),
            "{}: row {} has {} cells (the header has {}); make the run again, or restore the file", name_, row + 1,
            rows_[row].size(), columns_.size());
  }
}

bool ResultsTable::has(std::string_view column) const {
  return std::find(columns_.begin(), columns_.end(), column) != columns_.end();
}

std::size_t ResultsTable::index_of(std::string_view column) const {
  const auto found = std::find(columns_.begin(), columns_.end(), column);
  require(found != columns_.end(), "{}: no column \"{}\" (the report needs it); make the run again with this version",
          name_, column);
  return static_cast<std::size_t>(found - columns_.begin());
}

const std::string& ResultsTable::text(std::size_t row, std::string_view column) const {
  return rows_.at(row)[index_of(column)];
}

double ResultsTable::number(std::size_t row, std::string_view column) const {
  const auto value = number_if_any(row, column);
  require(value.has_value(), "{}: row {}: {} is empty (a number is needed); make the run again, or restore the file",
          name_, row + 1, column);
  return *value;
}

std::optional<double> ResultsTable::number_if_any(std::size_t row, std::string_view column) const {
  const std::string& cell = text(row, column);
  if (cell.empty()) return std::nullopt;
  const auto value = read_number(cell);
  require(value.has_value(), "{}: row {}: {}: \"{}\" is not a finite number; make the run again, or restore the file",
          name_, row + 1, column, cell);
  return value;
}

namespace {

/// Walks through CSV text cell by cell.
class CellReader {
 public:
  CellReader(const std::string& name, std::string_view text) : name_(name), rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  std::vector<std::string> next_row() {
    std::vector<std::string> cells;
    do cells.push_back(next_cell());
    while (take(','));
    take('\r');
    require(rest_.empty() || take('\n'), "{}:{}: text after a closing quote; put the whole cell in quotes", name_,
            line_);
    ++line_;
    return cells;
  }

 private:
  bool take(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string next_cell() {
    if (take('"')) return quoted();
    const auto end = std::min(rest_.find_first_of(",\r\n"), rest_.size());
    std::string cell{rest_.substr(0, end)};
    rest_.remove_prefix(end);
    return cell;
  }

  std::string quoted() {
    std::string cell;
    for (;;) {
      const auto quote = rest_.find('"');
      require(quote != std::string_view::npos, "{}:{}: a quoted cell is never closed; the file is cut short", name_,
              line_);
      cell += rest_.substr(0, quote);
      rest_.remove_prefix(quote + 1);
      if (!take('"')) return cell;
      cell += '"';  // two quotes stand for one
    }
  }

  const std::string& name_;
  std::string_view rest_;
  int line_ = 1;
};

}  // namespace

ResultsTable read_results_table(std::string name, std::string_view csv) {
  CellReader reader(name, csv);
  require(!reader.at_end(), "{}: the file is empty (a header row is needed); make the run again", name);
  auto columns = reader.next_row();
  std::vector<std::vector<std::string>> rows;
  while (!reader.at_end()) rows.push_back(reader.next_row());
  return {std::move(name), std::move(columns), std::move(rows)};
}

}  // namespace muster
