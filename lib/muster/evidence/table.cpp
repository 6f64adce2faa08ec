#include "muster/evidence/table.hpp"

#include "muster/core/number.hpp"
#include "muster/core/problems.hpp"
#include "muster/core/spelling.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>

namespace muster {
namespace {

constexpr int most_named = 20;  ///< faults of one column that are written out; a wrong unit spoils every row

/// Reads every cell of a column with @p read, which returns an empty optional for a cell it refuses.
template <class Value, class Read>
std::vector<Value> read_column(const CsvTable& table, std::string_view column, std::string_view allowed, Read read) {
  const std::size_t index = table.find(column).value();
  std::vector<Value> values(table.rows());
  Problems problems;
  int refused = 0;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::optional<Value> value = read(table.cell(row, index));
    if (value) {
      values[row] = *value;
    } else if (++refused <= most_named) {
      problems.add("{}: found \"{}\"; {}", table.place(row, column), table.cell(row, index), allowed);
    }
  }
  if (refused > most_named) {
    problems.add("{}: {}: {} further rows have the same fault", table.file(), column, refused - most_named);
  }
  problems.raise();
  return values;
}

std::string words(Range range, std::string_view noun) {
  if (range.least > -1e300 && range.greatest < 1e300) {
    return fmt::format("{} from {} to {} is allowed", noun, shortest(range.least), shortest(range.greatest));
  }
  if (range.least > -1e300) return fmt::format("{} of at least {} is allowed", noun, shortest(range.least));
  return fmt::format("{} is allowed", noun);
}

}  // namespace

CsvTable::CsvTable(std::string file, std::unique_ptr<char[]> bytes, std::vector<std::string> columns,
                   std::vector<std::string_view> cells, std::vector<int> lines)
    : file_(std::move(file)),
      bytes_(std::move(bytes)),
      columns_(std::move(columns)),
      cells_(std::move(cells)),
      lines_(std::move(lines)) {
  assert(cells_.size() == lines_.size() * columns_.size());
}

std::optional<std::size_t> CsvTable::find(std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  if (found == columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns_.begin());
}

std::string CsvTable::place(std::size_t row, std::string_view column) const {
  return fmt::format("{}:{}: {}", file_, lines_[row], column);
}

void require_columns(const CsvTable& table, std::span<const std::string> needed,
                     std::span<const std::string> optional) {
  std::vector<std::string> known(needed.begin(), needed.end());
  known.insert(known.end(), optional.begin(), optional.end());
  Problems problems;
  for (const std::string& column : table.columns()) {
    if (std::ranges::find(known, column) == known.end()) {
      problems.add("{}:1: unknown column \"{}\"{}; allowed are {}", table.file(), column, did_you_mean(column, known),
                   fmt::join(known, ", "));
    }
  }
  for (const std::string& column : needed) {
    if (!table.find(column)) {
      problems.add("{}:1: {}: the column is missing (the header names {}); write it in the header", table.file(),
                   column, fmt::join(table.columns(), ", "));
    }
  }
  problems.raise();
}

std::vector<double> numbers(const CsvTable& table, std::string_view column, Range allowed) {
  return read_column<double>(table, column, words(allowed, "a number"), [&](std::string_view cell) {
    const auto value = read_number(cell);
    return value && *value >= allowed.least && *value <= allowed.greatest ? value : std::nullopt;
  });
}

std::vector<int> whole_numbers(const CsvTable& table, std::string_view column, Range allowed) {
  return read_column<int>(table, column, words(allowed, "a whole number"), [&](std::string_view cell) {
    const auto value = read_integer(cell);
    const bool fits =
        value && static_cast<double>(*value) >= allowed.least && static_cast<double>(*value) <= allowed.greatest;
    return fits ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
  });
}

std::vector<std::size_t> choices(const CsvTable& table, std::string_view column, std::span<const std::string> allowed) {
  const std::string help = fmt::format("{} is allowed", fmt::join(allowed, " or "));
  return read_column<std::size_t>(table, column, help, [&](std::string_view cell) {
    const auto found = std::ranges::find(allowed, cell);
    return found == allowed.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - allowed.begin()));
  });
}

std::vector<std::string> texts(const CsvTable& table, std::string_view column) {
  const std::size_t index = table.find(column).value();
  std::vector<std::string> values;
  for (std::size_t row = 0; row < table.rows(); ++row) values.emplace_back(table.cell(row, index));
  return values;
}

}  // namespace muster
