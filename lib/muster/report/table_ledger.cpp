#include <fmt/format.h>

#include <cmath>

#include "muster/report/input_words.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

Cell share_cell(const ResultsTable& ledger, std::size_t row, std::string_view column) {
  const auto share = ledger.number_if_any(row, column);
  return share ? Cell{Quantity{*share, 2}} : Cell{NoValue{}};
}

Cell range_cell(const ResultsTable& ledger, std::size_t row) {
  const auto low = ledger.number_if_any(row, "ci_low"), high = ledger.number_if_any(row, "ci_high");
  return low && high ? Cell{QuantityRange{*low, *high, 2}} : Cell{NoValue{}};
}

/// Chance and what stays unexplained stand in the column of grades but are none.
bool graded(const ResultsTable& ledger, std::size_t row) { return ledger.text(row, "grade").size() == 1; }

/// Whether both shares of a single input round to 0.00.
bool negligible(const ResultsTable& ledger, std::size_t row) {
  const auto small = [&](std::string_view column) {
    return std::abs(ledger.number_if_any(row, column).value_or(0)) < 0.005;
  };
  return !ledger.text(row, "input").empty() && small("share_variance") && small("share_distance");
}

}  // namespace

Table ledger_table(const Results& results) {
  const ResultsTable& ledger = *results.table("sensitivity/ledger");
  Table table = named_table("Ledger", "ledger");
  table.caption = fmt::format("Assumption ledger: what the answer rests on, {}.", scenario_title(results));
  table.columns = {text_column("output", "Output"),
                   text_column("grade", "Grade of evidence"),
                   for_readers(text_column("words", "Input")),
                   for_programs(text_column("input", "Input")),
                   number_column("share_variance", "Share of the variance"),
                   number_column("share_distance", "Share of the distance from 0.5"),
                   range_column("ci", "Simulation error, 95%")};
  table.columns[0].once = true;
  std::size_t left_out = 0;
  for (std::size_t row = 0; row < ledger.size(); ++row) {
    if (negligible(ledger, row)) {
      ++left_out;
      continue;
    }
    const std::string& input = ledger.text(row, "input");
    const std::string all = graded(ledger, row) ? "all of this grade" : "";
    table.rows.push_back({Words{ledger.text(row, "output")}, Words{ledger.text(row, "grade")},
                          Words{input.empty() ? all : input_words(input)}, Words{input.empty() ? all : input},
                          share_cell(ledger, row, "share_variance"), share_cell(ledger, row, "share_distance"),
                          range_cell(ledger, row)});
  }
  table.notes = {
      "Grade: A official series or definition, B press report of an official or a poll, C one weak or indirect source "
      "or an "
      "analogy, D judgement. " +
      draws_note(results)};
  if (left_out > 0) {
    table.notes.push_back(fmt::format(
        "{} single inputs whose shares both round to 0.00 are left out; sensitivity/ledger.csv holds them.", left_out));
  }
  return table;
}

}  // namespace muster
