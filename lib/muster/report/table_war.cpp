#include <fmt/format.h>

#include <map>

#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

/// A reading of relapse.csv in a reader's words.
std::string reading_words(const std::string& reading) {
  static const std::map<std::string, std::string> words{
      {"truce-held", "held, if the truce holds"},
      {"unconditional", "held, and no relapse before the window closes"},
      {"before-relapse", "held up to a relapse after the window has opened"},
      {"surge", "a surge from this force reaches its size"}};
  const auto found = words.find(reading);
  return found == words.end() ? reading : found->second;
}

/// What a year's surge aid and the stockpile pay for; nothing where the scenario has none.
std::vector<std::string> month_notes(const ResultsTable* surge) {
  std::vector<std::string> notes;
  for (std::size_t row = 0; surge != nullptr && row < surge->size(); ++row) {
    if (surge->number(row, "amount") <= 0) continue;
    notes.push_back(fmt::format(
        "{} of {:.3g} billion USD pays and equips the surge for {:.1f} months (90% prediction interval {:.1f} "
        "to {:.1f}).",
        surge->text(row, "item") == "stockpile" ? "The stockpile" : "A year's surge aid",
        surge->number(row, "amount") / 1e9, surge->number(row, "months_q50"), surge->number(row, "months_q05"),
        surge->number(row, "months_q95")));
  }
  return notes;
}

}  // namespace

Table war_table(const Results& results) {
  const ResultsTable& source = *results.table("relapse");
  Table table = named_table("War", "war");
  table.caption = fmt::format("If the war may resume, {}.", scenario_title(results));
  table.columns = {text_column("target", "Target"), text_column("reading", "Reading"),
                   number_column("probability", "P"), range_column("p90", "90% parameter interval"),
                   range_column("ci", "Simulation error, 95%")};
  table.columns.front().once = true;
  for (std::size_t row = 0; row < source.size(); ++row) {
    table.rows.push_back({Words{source.text(row, "target")}, Words{reading_words(source.text(row, "reading"))},
                          Probability{source.number(row, "probability")},
                          ProbabilityRange{source.number(row, "p90_low"), source.number(row, "p90_high")},
                          simulation_error(source.number(row, "ci_low"), source.number(row, "ci_high"))});
  }
  table.notes = month_notes(results.table("surge"));
  table.notes.push_back(draws_note(results));
  return table;
}

}  // namespace muster
