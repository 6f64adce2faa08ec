#include "muster/report/detail/sensitivity_data.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "muster/core/number.hpp"
#include "muster/report/input_words.hpp"
#include "muster/report/row_chart.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster::detail {
namespace {

std::optional<Index>& index_named(InputIndices& indices, const std::string& name) {
  if (name == "first") return indices.first;
  return name == "total" ? indices.total : indices.shapley;
}

double weight(const InputIndices& one) {
  if (one.shapley) return one.shapley->value;  // of correlated inputs the total index leaves out what they share
  if (one.total) return one.total->value;
  return one.first ? one.first->value : 0;
}

/// Yearly outputs have a year, groups no input of their own, correlations are no shares of a variance.
bool is_shown(const ResultsTable& table, std::size_t row, const std::string& output) {
  const std::string& index = table.text(row, "index");
  const std::string& input = table.text(row, "input");
  const bool share = index == "first" || index == "total" || index == "shapley";
  return share && table.text(row, "output") == output && table.text(row, "year").empty() && !input.empty() &&
         input != table.text(row, "group");
}

}  // namespace

double TornadoBar::length() const {
  return std::max({low_result, base_result, high_result}) - std::min({low_result, base_result, high_result});
}

bool TornadoBar::one_sided() const { return (low_result - base_result) * (high_result - base_result) > 0; }

std::string TornadoBar::name() const {
  if (!rival()) return input_words(input);
  std::string bound;  // "rival 1" stays on one line
  for (const char letter : basis) bound += letter == ' ' ? std::string("\u00A0") : std::string(1, letter);
  return fmt::format("{}, {}", input_words(input), bound);
}

std::string main_output(const Results& results) {
  for (const char* name : {"sensitivity/tornado", "sensitivity/indices"}) {
    const ResultsTable* table = results.table(name);
    if (table != nullptr && table->size() > 0) return table->text(0, "output");
  }
  return "";
}

std::vector<TornadoBar> tornado_bars(const Results& results, const std::string& output) {
  std::vector<TornadoBar> bars;
  const ResultsTable* table = results.table("sensitivity/tornado");
  for (std::size_t row = 0; table != nullptr && row < table->size(); ++row) {
    if (table->text(row, "output") != output) continue;
    bars.push_back({table->text(row, "input"), table->text(row, "basis"), table->text(row, "low_value"),
                    table->text(row, "high_value"), table->number(row, "low_result"), table->number(row, "base_result"),
                    table->number(row, "high_result")});
  }
  std::ranges::stable_sort(bars, std::greater{}, &TornadoBar::length);
  return bars;
}

std::vector<InputIndices> input_indices(const Results& results, const std::string& output) {
  std::vector<InputIndices> all;
  const ResultsTable* table = results.table("sensitivity/indices");
  for (std::size_t row = 0; table != nullptr && row < table->size(); ++row) {
    if (!is_shown(*table, row, output)) continue;
    auto found = std::ranges::find(all, table->text(row, "input"), &InputIndices::input);
    if (found == all.end()) found = all.insert(all.end(), {table->text(row, "input"), {}, {}, {}});
    auto& index = index_named(*found, table->text(row, "index"));
    const double value = table->number(row, "value");
    if (!index) {
      index = Index{value, table->number_if_any(row, "ci_low").value_or(value),
                    table->number_if_any(row, "ci_high").value_or(value)};
    }
  }
  std::ranges::stable_sort(all, std::greater{}, weight);
  return all;
}

std::string output_title(const Results& results, const std::string& output, bool persons) {
  if (output == "M" || output == "max_force") return "Maximum sustainable force M (thousand)";
  if (persons) return output + " (thousand)";
  for (const TargetReading& reading : target_readings(results)) {
    if (reading.name == output) {
      const std::string active = thousands_label(reading.active);
      return fmt::format("Probability of {} (a share)",
                         reading.band_high ? active + "\u2013" + thousands_label(*reading.band_high) : active);
    }
  }
  return output;
}

std::string value_text(const std::string& value) {
  const auto number = read_number(value);
  return number ? short_number(*number) : value;
}

}  // namespace muster::detail
