#include "muster/report/table_cells.hpp"

#include "muster/report/numbers_text.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

template <class... F>
struct Cases : F... {
  using F::operator()...;
};
template <class... F>
Cases(F...) -> Cases<F...>;

std::string fine_range(const ProbabilityRange& range) {
  if (range.decimals <= 2) return probability_range_text(range.low, range.high);
  return range_text(range.low, range.high, range.decimals);
}

std::string symbol_text(const Symbol& symbol) {
  return symbol.subscript.empty() ? symbol.base : symbol.base + "_" + symbol.subscript;
}

/// Characters from the decimal point on; 0 without one. Text that is no plain number has none.
std::size_t length_after_point(const std::string& text) {
  const auto point = text.rfind('.');
  if (point == std::string::npos || text.find_first_not_of("0123456789", point + 1) != std::string::npos) return 0;
  return text.size() - point;
}

bool has_digits_to_align(const Cell& cell) {
  if (const auto* p = std::get_if<Probability>(&cell)) return p->draws_without_hit == 0;
  return std::holds_alternative<Quantity>(cell) || std::holds_alternative<QuantityRange>(cell) ||
         std::holds_alternative<ProbabilityRange>(cell);
}

}  // namespace

std::string shown(const Cell& cell) {
  return std::visit(
      Cases{[](const NoValue&) { return std::string(); }, [](const Words& words) { return words.text; },
            [](const Symbol& symbol) { return symbol_text(symbol); },
            [](const CalendarYear& y) { return std::to_string(y.year); },
            [](const Quantity& q) { return number_text(q.value / q.scale, q.decimals); },
            [](const QuantityRange& r) { return range_text(r.low / r.scale, r.high / r.scale, r.decimals); },
            [](const Probability& p) {
              return p.draws_without_hit > 0 ? mark_text(0, p.draws_without_hit) : probability_text(p.value);
            },
            [](const ProbabilityRange& range) { return fine_range(range); }},
      cell);
}

std::string shown_as_frequency(const Cell& cell) {
  if (const auto* p = std::get_if<Probability>(&cell)) {
    return p->draws_without_hit > 0 ? mark_text(0, p->draws_without_hit) : frequency_text(p->value);
  }
  const auto* range = std::get_if<ProbabilityRange>(&cell);
  if (range == nullptr) return "";
  if (range->decimals <= 2) return frequency_range_text(range->low, range->high);
  return range_text(100 * range->low, 100 * range->high, range->decimals - 2) + " of 100";
}

std::string missing_decimals(const Table& table, std::size_t row, std::size_t column) {
  if (table.columns[column].align == Align::left || !has_digits_to_align(table.rows[row][column])) return "";
  std::size_t longest = 0;
  for (const auto& cells : table.rows) {
    if (has_digits_to_align(cells[column])) {
      longest = std::max(longest, length_after_point(shown(cells[column])));
    }
  }
  const std::size_t own = length_after_point(shown(table.rows[row][column]));
  if (own >= longest) return "";
  std::string padding(longest - own, '0');
  if (own == 0) padding.front() = '.';
  return padding;
}

Table seen_by(Audience audience, const Table& table) {
  Table seen = table;
  seen.columns.clear();
  for (auto& row : seen.rows) row.clear();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Audience meant = table.columns[i].audience;
    if (meant != Audience::all && meant != audience) continue;
    seen.columns.push_back(table.columns[i]);
    for (std::size_t row = 0; row < table.rows.size(); ++row) seen.rows[row].push_back(table.rows[row][i]);
  }
  return seen;
}

std::vector<ColumnGroup> column_groups(const Table& table) {
  std::vector<ColumnGroup> groups;
  for (const Column& column : table.columns) {
    if (!groups.empty() && groups.back().heading == column.group) {
      ++groups.back().columns;
    } else {
      groups.push_back({column.group, 1});
    }
  }
  const bool any = std::ranges::any_of(groups, [](const ColumnGroup& group) { return !group.heading.empty(); });
  return any ? groups : std::vector<ColumnGroup>{};
}

bool repeats_above(const Table& table, std::size_t row, std::size_t column) {
  if (row == 0 || !table.columns[column].once) return false;
  for (std::size_t i = 0; i <= column; ++i) {
    if (table.columns[i].once && shown(table.rows[row][i]) != shown(table.rows[row - 1][i])) return false;
  }
  return true;
}

std::string full_heading(const Column& column) {
  return column.unit.empty() ? column.heading : column.heading + " (" + column.unit + ")";
}

}  // namespace muster
