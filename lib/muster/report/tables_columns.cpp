#include "muster/report/tables_columns.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "muster/report/numbers_text.hpp"

namespace muster {

Table named_table(std::string id, std::string name) {
  Table table;
  table.id = std::move(id);
  table.name = std::move(name);
  return table;
}

Column text_column(std::string name, std::string heading) {
  Column column;
  column.name = std::move(name);
  column.heading = std::move(heading);
  column.align = Align::left;
  return column;
}

Column number_column(std::string name, std::string heading, std::string unit) {
  Column column = text_column(std::move(name), std::move(heading));
  column.align = Align::right;
  column.unit = std::move(unit);
  return column;
}

Column range_column(std::string name, std::string heading, std::string unit) {
  Column column = number_column(std::move(name), std::move(heading), std::move(unit));
  column.is_range = true;
  return column;
}

Column for_readers(Column column) {
  column.audience = Audience::readers;
  return column;
}

Column for_programs(Column column) {
  column.audience = Audience::programs;
  return column;
}

Column paragraph_column(std::string name, std::string heading, double share) {
  Column column = text_column(std::move(name), std::move(heading));
  column.paragraph = share;
  return column;
}

Cell probability_cell(const ResultsTable& table, std::size_t row) {
  const double value = table.number(row, "probability");
  if (table.number(row, "successes") > 0) return Probability{value};
  return Probability{value, static_cast<long long>(table.number(row, "draws"))};
}

ProbabilityRange simulation_error(double low, double high) {
  return {low, high, std::clamp(decimals_for_width(high - low), 2, 4)};
}

std::string scenario_title(const Results& results) {
  return results.run.title.empty() ? results.run.scenario : results.run.title;
}

std::string draws_note(const Results& results) {
  const auto& run = results.run;
  return fmt::format("{} draws of the inputs, {} futures each, seed {}; run {}, muster {}.",
                     number_text(static_cast<double>(run.draws_done), 0),
                     number_text(static_cast<double>(run.futures), 0), run.seed, run.run_id, run.version);
}

std::string no_hit_note(const Results& results) {
  return fmt::format("No hit: {}; the bound holds for independent draws, so futures of one draw are not counted.",
                     no_hit_text(static_cast<long long>(results.run.draws_done)));
}

}  // namespace muster
