#pragma once

#include "muster/report/table.hpp"

namespace muster {

/// A run of neighbouring columns under one group heading (or none).
struct ColumnGroup {
  std::string heading;
  std::size_t columns = 1;
};

/// The columns' groups from left to right; empty when no column names one.
[[nodiscard]] std::vector<ColumnGroup> column_groups(const Table& table);

/// Whether a cell of a column shown once says what the row above says, as do all such columns to its left.
[[nodiscard]] bool repeats_above(const Table& table, std::size_t row, std::size_t column);

/// "Active (thousand)": heading and unit in one line.
[[nodiscard]] std::string full_heading(const Column& column);

}  // namespace muster
