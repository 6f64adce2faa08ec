#include <fmt/format.h>
#include <fmt/ranges.h>

#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

constexpr std::size_t strongest_shown = 4;

/// The inputs that could overturn a claim alone, each with the value from which on, then those that sway it most.
std::string overturned_by(const ResultsTable* overturns, const std::string& claim) {
  std::vector<std::string> able, strong;
  for (std::size_t row = 0; overturns != nullptr && row < overturns->size(); ++row) {
    if (overturns->text(row, "claim") != claim) continue;
    const std::string& input = overturns->text(row, "input");
    const auto value = overturns->number_if_any(row, "value");
    if (!value && strong.size() < strongest_shown) strong.push_back(input_words(input));
    if (!value) continue;
    able.push_back(fmt::format("{} at {:.3g} (its {:.0f}% point)", input_words(input), *value,
                               100 * overturns->number(row, "quantile")));
  }
  const std::string alone = able.empty() ? "no input alone" : fmt::format("{}", fmt::join(able, "; "));
  return strong.empty() ? alone : fmt::format("{}; swayed most by {}", alone, fmt::join(strong, ", "));
}

Cell range_of(const ResultsTable& claims, std::size_t row, const char* low, const char* high) {
  return ProbabilityRange{claims.number(row, low), claims.number(row, high)};
}

std::vector<Cell> row_of(const ResultsTable& claims, const ResultsTable* overturns, std::size_t row) {
  std::vector<Cell> cells{Words{claims.text(row, "sentence")}, Words{claims.text(row, "scenario")}};
  if (!claims.number_if_any(row, "probability")) {
    for (int i = 0; i < 3; ++i) cells.emplace_back(NoValue{});
    cells.insert(cells.end(), {Words{claims.text(row, "verdict")}, NoValue{}});
    return cells;
  }
  cells.insert(cells.end(),
               {Probability{claims.number(row, "probability")}, range_of(claims, row, "p90_low", "p90_high"),
                simulation_error(claims.number(row, "ci_low"), claims.number(row, "ci_high")),
                Words{claims.text(row, "verdict")}, Words{overturned_by(overturns, claims.text(row, "claim"))}});
  return cells;
}

}  // namespace

Table claims_table(const Results& results) {
  const ResultsTable& claims = *results.table("claims/claims");
  Table table = named_table("Claims", "claims");
  table.caption = "Claims of the debate, each with the probability that it holds.";
  table.columns = {paragraph_column("sentence", "Claim", 0.25),
                   text_column("scenario", "Judged under"),
                   number_column("probability", "P that it holds"),
                   range_column("p90", "90% parameter interval"),
                   range_column("ci", "Simulation error, 95%"),
                   text_column("verdict", "Verdict"),
                   paragraph_column("overturned_by", "Overturned by", 0.25)};
  for (std::size_t row = 0; row < claims.size(); ++row) {
    table.rows.push_back(row_of(claims, results.table("claims/overturn"), row));
  }
  table.notes = {
      "Supported from 0.9, leaning from 0.67, open, leaning against up to 0.33, contradicted up to 0.1. An input "
      "overturns "
      "a claim where the probability given that input crosses one half."};
  return table;
}

}  // namespace muster
