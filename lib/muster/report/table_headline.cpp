#include <fmt/format.h>

#include <algorithm>

#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

struct Definition {
  const char* name;
  const char* short_name;
  const char* heading;
};

constexpr Definition definitions[] = {{"every-year", "every_year", "Held in every year"},
                                      {"final-year", "final_year", "Held in the final year"}};

void add_definition_columns(Table& table, const Definition& definition) {
  const std::string prefix = definition.short_name;
  for (Column column :
       {number_column(prefix + "_probability", "P"), range_column(prefix + "_p50", "50% parameter interval"),
        range_column(prefix + "_p90", "90% parameter interval"),
        range_column(prefix + "_simulation", "Simulation error, 95%")}) {
    column.group = definition.heading;
    table.columns.push_back(std::move(column));
  }
}

void add_target_columns(Table& table) {
  table.columns.push_back(text_column("label", "Target, persons"));
  for (Column column :
       {text_column("target", "Name"), number_column("active", "Active"), number_column("reserve", "Reserve"),
        number_column("band_high", "Band to"), text_column("reserve_counts", "Reserve counted")}) {
    column.audience = Audience::programs;
    table.columns.push_back(std::move(column));
  }
}

std::vector<Cell> target_cells(const TargetReading& reading, const std::vector<TargetReading>& all) {
  const auto persons = [](const std::optional<double>& value) -> Cell {
    return value ? Cell{Quantity{*value, 0}} : Cell{NoValue{}};
  };
  return {Words{reading_label(reading, all)}, Words{reading.name},        Quantity{reading.active, 0},
          persons(reading.reserve),           persons(reading.band_high), Words{reading.reserve_counts}};
}

void add_probability_cells(std::vector<Cell>& cells, const ResultsTable& table, const TargetReading& reading,
                           const char* definition) {
  const auto found = reading.row_of.find(definition);
  if (found == reading.row_of.end()) {
    cells.insert(cells.end(), 4, NoValue{});
    return;
  }
  const std::size_t row = found->second;
  cells.push_back(probability_cell(table, row));
  cells.push_back(ProbabilityRange{table.number(row, "p50_low"), table.number(row, "p50_high")});
  cells.push_back(ProbabilityRange{table.number(row, "p90_low"), table.number(row, "p90_high")});
  cells.push_back(simulation_error(table.number(row, "ci_low"), table.number(row, "ci_high")));
}

bool has_no_hit(const ResultsTable& table) {
  for (std::size_t row = 0; row < table.size(); ++row) {
    if (table.number(row, "successes") == 0) return true;
  }
  return false;
}

}  // namespace

Table headline_table(const Results& results) {
  Table table = named_table("T1", "headline");
  table.caption = fmt::format("Probability that each force is sustained, {}.", scenario_title(results));
  add_target_columns(table);
  for (const auto& definition : definitions) add_definition_columns(table, definition);
  const auto readings = target_readings(results);
  const ResultsTable& source = *results.table("probabilities");
  for (const auto& reading : readings) {
    auto cells = target_cells(reading, readings);
    for (const auto& definition : definitions) add_probability_cells(cells, source, reading, definition.name);
    table.rows.push_back(std::move(cells));
  }
  table.notes.push_back(
      "P: probability. Parameter interval: spread over the uncertain inputs. Simulation error: finite number of draws. "
      "A range of targets is the probability that the maximum sustainable force lies in it, its upper end not "
      "included.");
  if (has_no_hit(source)) table.notes.push_back(no_hit_note(results));
  table.notes.push_back(draws_note(results));
  return table;
}

}  // namespace muster
