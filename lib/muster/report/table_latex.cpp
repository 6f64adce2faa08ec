#include "muster/report/html_escape.hpp"
#include "muster/report/table_cells.hpp"

#include <fmt/format.h>

namespace muster {
namespace {

std::string column_specification(const Table& table) {
  std::string out;
  for (const Column& column : table.columns) {
    if (column.paragraph > 0) {
      out += fmt::format(">{{\\raggedright\\arraybackslash}}p{{{:.2f}\\linewidth}}", column.paragraph);
    } else {
      out += column.align == Align::right ? 'r' : 'l';
    }
  }
  return out;
}

std::string in_latex(const Cell& cell) {
  const auto* symbol = std::get_if<Symbol>(&cell);
  if (symbol == nullptr) return latex_escaped(shown(cell));
  const std::string base = latex_escaped(symbol->base);
  if (symbol->subscript.empty()) return base;
  return fmt::format("{}$_{{\\mathrm{{{}}}}}$", base, latex_escaped(symbol->subscript));
}

/// Spanning headings stand without rules of their own: a table has three.
std::string group_line(const Table& table) {
  std::string line;
  for (const auto& [heading, columns] : column_groups(table)) {
    if (!line.empty()) line += " & ";
    line += fmt::format("\\multicolumn{{{}}}{{c}}{{{}}}", columns, latex_escaped(heading));
  }
  return line.empty() ? line : line + " \\\\\n";
}

std::string heading_lines(const Table& table) {
  std::string headings;
  std::string units;
  bool any_unit = false;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const std::string separator = i == 0 ? "" : " & ";
    headings += separator + latex_escaped(column.heading);
    units += separator;
    if (!column.unit.empty()) units += fmt::format("({})", latex_escaped(column.unit));
    any_unit = any_unit || !column.unit.empty();
  }
  return group_line(table) + headings + " \\\\\n" + (any_unit ? units + " \\\\\n" : "");
}

std::string row_line(const Table& table, std::size_t row) {
  std::string line;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) line += " & ";
    if (repeats_above(table, row, i)) continue;
    line += in_latex(table.rows[row][i]);
    const std::string padding = missing_decimals(table, row, i);
    if (!padding.empty()) line += fmt::format("\\phantom{{{}}}", padding);
  }
  return line + " \\\\\n";
}

}  // namespace

std::string as_latex(const Table& whole) {
  const Table table = seen_by(Audience::readers, whole);
  std::string out =
      fmt::format("% {} {}. Needs \\usepackage{{array,booktabs}}; the caption stands in the comment below.\n", table.id,
                  table.name);
  out += fmt::format("% {}\n", latex_escaped(table.caption));
  out += fmt::format("\\begin{{tabular}}{{@{{}}{}@{{}}}}\n\\toprule\n", column_specification(table));
  out += heading_lines(table) + "\\midrule\n";
  for (std::size_t row = 0; row < table.rows.size(); ++row) out += row_line(table, row);
  out += "\\bottomrule\n\\end{tabular}\n";
  for (const auto& note : table.notes) {
    out +=
        fmt::format("\\par\\smallskip\\noindent\\begin{{minipage}}{{\\linewidth}}\\footnotesize {}\\end{{minipage}}\n",
                    latex_escaped(note));
  }
  return out;
}

}  // namespace muster
