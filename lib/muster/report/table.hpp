#pragma once

#include <string>
#include <variant>
#include <vector>

namespace muster {

/// A table as a value: what is said, apart from how LaTeX, HTML, Markdown and CSV write it.

struct NoValue {};  ///< nothing to say here: an empty cell

/// Words as they are; renderers escape them.
struct Words {
  std::string text;
};

/// A model symbol: base and subscript, such as σ and k; the subscript may be empty.
struct Symbol {
  std::string base, subscript;
};

/// A quantity shown with @p decimals decimals after division by @p scale; the CSV keeps it whole.
struct Quantity {
  double value = 0;
  int decimals = 0;
  double scale = 1;
};

/// Both ends of an interval, shown like a Quantity.
struct QuantityRange {
  double low = 0, high = 0;
  int decimals = 0;
  double scale = 1;
};

/// A probability; with @p draws > 0 none of so many draws had the event, and that is what is shown.
struct Probability {
  double value = 0;
  long long draws_without_hit = 0;
};

/// Both ends of an interval of a probability. With @p decimals over 2 the digits follow the interval's width.
struct ProbabilityRange {
  double low = 0, high = 0;
  int decimals = 2;
};

/// A calendar year: never with a comma.
struct CalendarYear {
  int year = 0;
};

using Cell = std::variant<NoValue, Words, Symbol, CalendarYear, Quantity, QuantityRange, Probability, ProbabilityRange>;

/// Text columns stand left, number columns right with their points in line.
enum class Align { left, right };

/// Who sees a column: readers and programs, readers alone, or the CSV alone.
enum class Audience { all, readers, programs };

/// One column. A range takes two columns of the CSV: name_low and name_high.
struct Column {
  std::string name;     ///< in the CSV
  std::string heading;  ///< what a reader sees
  std::string unit;     ///< shown under the heading; empty: none
  Align align = Align::right;
  bool is_range = false;
  std::string group;     ///< heading over neighbouring columns; empty: none
  double paragraph = 0;  ///< long text: share of the line that LaTeX gives it; 0: as wide as its text
  Audience audience = Audience::all;
  bool once = false;  ///< readers see it only where it differs from the row above
};

/// A whole table; @p rows hold one cell per column.
struct Table {
  std::string id;       ///< "T1"
  std::string name;     ///< "headline", as in tab-headline.tex
  std::string caption;  ///< one sentence or more, the first says what it is
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes;  ///< below the table
};

/// What a cell shows, before any escaping.
[[nodiscard]] std::string shown(const Cell& cell);

/// The table without the columns that @p audience does not see.
[[nodiscard]] Table seen_by(Audience audience, const Table& table);

/// The same with every probability as a frequency; empty when the cell holds none.
[[nodiscard]] std::string shown_as_frequency(const Cell& cell);

/// Figures after the decimal point in @p shown, with the point: what has to be padded to line points up.
[[nodiscard]] std::string missing_decimals(const Table& table, std::size_t row, std::size_t column);

/// LaTeX fragment: a booktabs tabular with three rules and notes below, no float. Needs booktabs and array.
[[nodiscard]] std::string as_latex(const Table& whole);

/// RFC 4180 with a header row: raw numbers by the shortest digits that read back, ranges in two columns.
[[nodiscard]] std::string as_csv(const Table& whole);

/// A pipe table with the caption above and notes below.
[[nodiscard]] std::string as_markdown(const Table& whole);

/// A table element with caption, scopes and notes; every text escaped.
[[nodiscard]] std::string as_html(const Table& whole);

}  // namespace muster
