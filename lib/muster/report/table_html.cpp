#include "muster/report/html_escape.hpp"
#include "muster/report/table_cells.hpp"

#include <fmt/format.h>

namespace muster {
namespace {

const char* alignment_class(const Column& column) { return column.align == Align::right ? "num" : "txt"; }

std::string group_row(const Table& table) {
  const auto groups = column_groups(table);
  if (groups.empty()) return "";
  std::string row = "<tr>";
  for (const auto& [heading, columns] : groups) {
    row += heading.empty() ? fmt::format("<td colspan=\"{}\"></td>", columns)
                           : fmt::format("<th colspan=\"{}\" scope=\"colgroup\" class=\"span\">{}</th>", columns,
                                         html_escaped(heading));
  }
  return row + "</tr>\n";
}

std::string heading_row(const Table& table) {
  std::string row = "<tr>";
  for (const Column& column : table.columns) {
    row += fmt::format("<th scope=\"col\" class=\"{}\">{}", alignment_class(column), html_escaped(column.heading));
    if (!column.unit.empty()) row += fmt::format(" <span class=\"unit\">({})</span>", html_escaped(column.unit));
    row += "</th>";
  }
  return row + "</tr>\n";
}

/// Both readings of a probability; the style sheet shows the one that is asked for.
std::string both_readings(const std::string& text, const std::string& frequency) {
  return fmt::format("<span class=\"as-p\">{}</span><span class=\"as-f\">{}</span>", html_escaped(text),
                     html_escaped(frequency));
}

std::string in_html(const Table& table, std::size_t row, std::size_t column) {
  const Cell& cell = table.rows[row][column];
  const std::string text = shown(cell);
  std::string out;
  // Still read aloud with its row: a header cell must not be empty.
  if (repeats_above(table, row, column)) return fmt::format("<span class=\"unseen\">{}</span>", html_escaped(text));
  if (const auto* symbol = std::get_if<Symbol>(&cell)) {
    out = "<i>" + html_escaped(symbol->base) + "</i>";
    if (!symbol->subscript.empty()) out += "<sub>" + html_escaped(symbol->subscript) + "</sub>";
    return out;
  }
  const std::string frequency = shown_as_frequency(cell);
  out = frequency.empty() ? html_escaped(text) : both_readings(text, frequency);
  const std::string padding = missing_decimals(table, row, column);
  if (!padding.empty()) out += fmt::format("<span class=\"pad\" aria-hidden=\"true\">{}</span>", padding);
  return out;
}

std::string body_row(const Table& table, std::size_t row) {
  std::string out = "<tr>";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const char* element = i == 0 ? "th scope=\"row\"" : "td";
    out += fmt::format("<{} class=\"{}{}\">{}</{}>", element, alignment_class(table.columns[i]),
                       table.columns[i].paragraph > 0 ? " wide" : "", in_html(table, row, i), i == 0 ? "th" : "td");
  }
  return out + "</tr>\n";
}

}  // namespace

std::string as_html(const Table& whole) {
  const Table table = seen_by(Audience::readers, whole);
  std::string out = fmt::format("<table class=\"data\" id=\"tab-{}\">\n<caption><b>{}.</b> {}</caption>\n",
                                html_escaped(table.name), html_escaped(table.id), html_escaped(table.caption));
  out += "<thead>\n" + group_row(table) + heading_row(table) + "</thead>\n<tbody>\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) out += body_row(table, row);
  out += "</tbody>\n</table>\n";
  for (const auto& note : table.notes) out += fmt::format("<p class=\"note\">{}</p>\n", html_escaped(note));
  return out;
}

}  // namespace muster
