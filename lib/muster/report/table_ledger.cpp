#include <fmt/format.h>

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

}  // namespace

Table ledger_table(const Results& results) {
  const ResultsTable& ledger = *results.table("sensitivity/ledger");
  Table table = named_table("Ledger", "ledger");
  table.caption = fmt::format("Assumption ledger: what the answer rests on, {}.", scenario_title(results));
  table.columns = {text_column("output", "Output"),
                   text_column("grade", "Grade of evidence"),
                   text_column("input", "Input"),
                   number_column("share_variance", "Share of the variance"),
                   number_column("share_distance", "Share of the distance from 0.5"),
                   range_column("ci", "Simulation error, 95%")};
  table.columns[0].once = true;
  for (std::size_t row = 0; row < ledger.size(); ++row) {
    const std::string& input = ledger.text(row, "input");
    table.rows.push_back({Words{ledger.text(row, "output")}, Words{ledger.text(row, "grade")},
                          Words{input.empty() ? "all of this grade" : input}, share_cell(ledger, row, "share_variance"),
                          share_cell(ledger, row, "share_distance"), range_cell(ledger, row)});
  }
  table.notes = {
      "Grade: A official series or definition, B press report of an official or a poll, C one weak or indirect source "
      "or an "
      "analogy, D judgement. " +
      draws_note(results)};
  return table;
}

}  // namespace muster
