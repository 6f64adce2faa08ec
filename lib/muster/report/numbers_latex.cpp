#include "muster/report/numbers_latex.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "muster/core/number.hpp"
#include "muster/report/html_escape.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/table.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

constexpr std::array macros{"P",      "PLow",   "PHigh",      "PInterval", "PFifty",  "PSimulation",
                            "PEvery", "PFinal", "PFrequency", "M",         "MPersons"};

constexpr const char* preamble =
    "% Numbers of one run; \\input this file in the preamble. Written by muster-report; do not edit.\n"
    "\\makeatletter\n"
    "\\def\\muster@set#1#2#3{\\expandafter\\gdef\\csname muster@#1@#2\\endcsname{#3}}\n"
    "\\def\\muster@use#1#2{\\expandafter\\ifx\\csname muster@#1@#2\\endcsname\\relax\n"
    "  \\PackageError{muster}{numbers.tex has no #1 for \"#2\"}{The keys are listed in numbers.tex.}??%\n"
    "  \\else\\csname muster@#1@#2\\endcsname\\fi}\n";

std::string set(std::string_view macro, std::string_view key, std::string_view text) {
  return fmt::format("\\muster@set{{{}}}{{{}}}{{{}}}\n", macro, key, latex_escaped(text));
}

std::string persons_key(double persons) { return fmt::format("{:.0f}", persons); }

/// The keys under which a reading is found: the scenario's own reserve also without its name.
std::vector<std::string> keys_of(const TargetReading& reading, const std::string& counts) {
  const std::string active = persons_key(reading.active);
  if (reading.band_high) return {fmt::format("{}-{}", active, persons_key(*reading.band_high))};
  if (!reading.reserve) return {active};
  const std::string both = fmt::format("{}+{}", active, persons_key(*reading.reserve));
  std::vector<std::string> keys{fmt::format("{}:{}", both, reading.reserve_counts)};
  if (reading.reserve_counts == counts) keys.push_back(both);
  return keys;
}

std::string shown_probability(const ResultsTable& table, std::size_t row) {
  if (table.number(row, "successes") == 0) return no_hit_text(static_cast<long long>(table.number(row, "draws")));
  return probability_text(table.number(row, "probability"));
}

std::string main_macros(const ResultsTable& table, std::size_t row, const std::string& key) {
  const auto number = [&table, row](const char* column) { return table.number(row, column); };
  std::string out = set("P", key, shown_probability(table, row));
  out += set("PLow", key, probability_text(number("p90_low")));
  out += set("PHigh", key, probability_text(number("p90_high")));
  out += set("PInterval", key, probability_range_text(number("p90_low"), number("p90_high")));
  out += set("PFifty", key, probability_range_text(number("p50_low"), number("p50_high")));
  out += set("PSimulation", key, shown(simulation_error(number("ci_low"), number("ci_high"))));
  return out + set("PFrequency", key, frequency_text(number("probability")));
}

std::string target_macros(const Results& results) {
  std::string out;
  const ResultsTable* table = results.table("probabilities");
  if (table == nullptr) return out;
  const ScenarioFacts facts = scenario_facts(results);
  for (const auto& reading : target_readings(results)) {
    for (const auto& key : keys_of(reading, facts.reserve_counts)) {
      for (const auto& [definition, row] : reading.row_of) {
        if (definition == "every-year") out += set("PEvery", key, shown_probability(*table, row));
        if (definition == "final-year") out += set("PFinal", key, shown_probability(*table, row));
      }
      auto own = reading.row_of.find(facts.definition);
      if (own == reading.row_of.end()) own = reading.row_of.find("every-year");
      if (own != reading.row_of.end()) out += main_macros(*table, own->second, key);
    }
  }
  return out;
}

std::string quantile_key(const std::string& quantile) {
  const auto value = read_number(quantile);
  return value ? shortest(std::round(*value * 100000) / 1000) : quantile;
}

std::string force_macros(const Results& results) {
  std::string out;
  const ResultsTable* table = results.table("max_force");
  for (std::size_t row = 0; table != nullptr && row < table->size(); ++row) {
    if (table->text(row, "output") != "M") continue;
    const std::string key = quantile_key(table->text(row, "quantile"));
    const double force = table->number(row, "max_force");
    out += set("M", key, number_text(force / 1000, 0)) + set("MPersons", key, number_text(force, 0));
  }
  return out;
}

std::string run_macros(const RunRecord& run) {
  const auto define = [](const char* name, const std::string& text) {
    return fmt::format("\\gdef\\muster{}{{{}}}\n", name, latex_escaped(text));
  };
  return define("Draws", number_text(static_cast<double>(run.draws_done), 0)) +
         define("Futures", number_text(static_cast<double>(run.futures), 0)) +
         define("Seed", std::to_string(run.seed)) + define("Run", run.run_id) + define("Version", run.version) +
         define("Scenario", run.title.empty() ? run.scenario : run.title);
}

}  // namespace

std::string numbers_latex(const Results& results) {
  std::string out = preamble;
  for (const char* macro : macros) {
    out += fmt::format("\\gdef\\muster{0}#1{{\\muster@use{{{0}}}{{#1}}}}\n", macro);
  }
  return out + target_macros(results) + force_macros(results) + run_macros(results.run) + "\\makeatother\n";
}

}  // namespace muster
