#include <fmt/format.h>

#include "muster/core/number.hpp"
#include "muster/report/html_escape.hpp"
#include "muster/report/table_cells.hpp"

namespace muster {
namespace {

/// The CSV fields of a cell: one, or two for a range. No value is an empty field.
std::vector<std::string> raw_fields(const Cell& cell, const Column& column) {
  std::vector<std::string> fields;
  if (const auto* range = std::get_if<QuantityRange>(&cell)) {
    fields = {shortest(range->low), shortest(range->high)};
  } else if (const auto* p_range = std::get_if<ProbabilityRange>(&cell)) {
    fields = {shortest(p_range->low), shortest(p_range->high)};
  } else if (const auto* quantity = std::get_if<Quantity>(&cell)) {
    fields = {shortest(quantity->value)};
  } else if (const auto* probability = std::get_if<Probability>(&cell)) {
    fields = {shortest(probability->value)};
  } else {
    fields = {csv_field(shown(cell))};
  }
  if (column.is_range && fields.size() < 2) fields.emplace_back();
  return fields;
}

std::string joined(const std::vector<std::string>& fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i == 0 ? "" : ",") + fields[i];
  return line + "\n";
}

std::string heading_in_markdown(const Column& column) {
  const std::string group = column.group.empty() ? "" : column.group + ": ";
  return markdown_escaped(group + full_heading(column));
}

}  // namespace

std::string as_csv(const Table& whole) {
  const Table table = seen_by(Audience::programs, whole);
  std::vector<std::string> header;
  for (const Column& column : table.columns) {
    if (column.is_range) {
      header.push_back(column.name + "_low");
      header.push_back(column.name + "_high");
    } else {
      header.push_back(column.name);
    }
  }
  std::string out = joined(header);
  for (const auto& row : table.rows) {
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < row.size(); ++i) {
      for (auto& field : raw_fields(row[i], table.columns[i])) fields.push_back(std::move(field));
    }
    out += joined(fields);
  }
  return out;
}

std::string as_markdown(const Table& whole) {
  const Table table = seen_by(Audience::readers, whole);
  std::string out = fmt::format("**{}.** {}\n\n|", table.id, markdown_escaped(table.caption));
  std::string rule = "\n|";
  for (const Column& column : table.columns) {
    out += fmt::format(" {} |", heading_in_markdown(column));
    rule += column.align == Align::right ? " ---: |" : " --- |";
  }
  out += rule + "\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    out += "|";
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const std::string text = repeats_above(table, row, i) ? "" : shown(table.rows[row][i]);
      out += fmt::format(" {} |", markdown_escaped(text));
    }
    out += "\n";
  }
  for (const auto& note : table.notes) out += fmt::format("\n{}\n", markdown_escaped(note));
  return out;
}

}  // namespace muster
