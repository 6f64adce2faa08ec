#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables.hpp"
#include "muster/report/tables_columns.hpp"

namespace muster {
namespace {

/// Multiples in which large quantities are shown.
struct Multiple {
  double scale = 1;
  const char* word = "";
};

Multiple multiple_for(double largest) {
  constexpr std::array known{Multiple{1e9, "billion "}, Multiple{1e6, "million "}, Multiple{1e4, "thousand "}};
  for (const Multiple& multiple : known) {
    if (largest >= multiple.scale) return multiple.scale == 1e4 ? Multiple{1e3, multiple.word} : multiple;
  }
  return {};
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> greek{{{"alpha", "\u03b1"},
                                                                               {"kappa", "\u03ba"},
                                                                               {"mu", "\u03bc"},
                                                                               {"phi", "\u03c6"},
                                                                               {"rho", "\u03c1"},
                                                                               {"sigma", "\u03c3"},
                                                                               {"beta", "\u03b2"},
                                                                               {"gamma", "\u03b3"},
                                                                               {"delta", "\u03b4"},
                                                                               {"lambda", "\u03bb"}}};

std::string letter_of(const std::string& word) {
  const auto found = std::ranges::find(greek, word, &std::pair<std::string_view, std::string_view>::first);
  if (found != greek.end()) return std::string(found->second);
  return word.size() == 1 ? word : "";
}

/// The model's symbol: sigma_k is σ with subscript k; for other names the name itself stands in the equations.
Cell symbol_of(const std::string& name) {
  const auto split = name.find('_');
  const std::string letter = letter_of(name.substr(0, split));
  if (letter.empty()) return NoValue{};
  return Symbol{letter, split == std::string::npos ? "" : name.substr(split + 1)};
}

/// Commas and spaces where @p mark stands, and a space before bounds, so that a line may break there.
std::string spaced(const std::string& text, char mark) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[' && i > 0 && text[i - 1] == ')') out.push_back(' ');
    if (text[i] != mark) {
      out.push_back(text[i]);
    } else {
      out.append(i + 1 < text.size() && text[i + 1] == ' ' ? "," : ", ");
    }
  }
  return out;
}

std::string sources_of(const ResultsTable& inputs, std::size_t row) {
  const std::string& sources = inputs.text(row, "sources");
  return sources.empty() ? "judgement" : spaced(sources, ';');
}

/// An input without spread, or a table of shares, which has no quantiles.
bool is_uncertain(const ResultsTable& inputs, std::size_t row) {
  const auto low = inputs.number_if_any(row, "q05");
  const auto high = inputs.number_if_any(row, "q95");
  return low && high && *low != *high;
}

std::vector<Cell> input_row(const ResultsTable& inputs, std::size_t row) {
  const double low = inputs.number(row, "q05");
  const double high = inputs.number(row, "q95");
  const Multiple multiple = multiple_for(std::max(std::abs(low), std::abs(high)));
  const int decimals = std::min(decimals_for_width((high - low) / multiple.scale), 5);
  const std::string& name = inputs.text(row, "name");
  const std::string& unit = inputs.text(row, "unit");
  const Cell symbol = symbol_of(name);
  return {Words{input_words(name)},
          Words{name},
          std::holds_alternative<NoValue>(symbol) ? Cell{Words{name}} : symbol,
          symbol,
          Words{inputs.text(row, "group")},
          Words{fmt::format("{}{}", multiple.word, unit)},
          Words{unit},
          Words{spaced(inputs.text(row, "distribution"), ',')},
          Words{inputs.text(row, "distribution")},
          Quantity{inputs.number(row, "q50"), decimals, multiple.scale},
          QuantityRange{low, high, decimals, multiple.scale},
          Words{sources_of(inputs, row)},
          Words{inputs.text(row, "grade")},
          Words{inputs.text(row, "reason")}};
}

std::vector<Column> input_columns() {
  return {for_readers(paragraph_column("words", "Input", 0.12)),
          for_programs(text_column("name", "Input")),
          for_readers(text_column("shown_symbol", "Symbol or name")),
          for_programs(text_column("symbol", "Symbol")),
          for_programs(text_column("group", "Group")),
          for_readers(paragraph_column("shown_unit", "Unit", 0.09)),
          for_programs(text_column("unit", "Unit")),
          for_readers(paragraph_column("shown_distribution", "Distribution, in the plain unit", 0.17)),
          for_programs(text_column("distribution", "Distribution")),
          number_column("q50", "Centre (median)"),
          range_column("q90", "90% range"),
          paragraph_column("sources", "Source", 0.09),
          text_column("grade", "Grade"),
          for_programs(text_column("reason", "Reason"))};
}

}  // namespace

Table inputs_table(const Results& results) {
  const ResultsTable& inputs = *results.table("inputs");
  Table table = named_table("T2", "inputs");
  table.caption = fmt::format("Uncertain inputs of {}.", scenario_title(results));
  table.columns = input_columns();
  std::size_t fixed = 0;
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    if (is_uncertain(inputs, row)) {
      table.rows.push_back(input_row(inputs, row));
    } else {
      ++fixed;
    }
  }
  table.notes = {
      "90% range: 5% to 95% of the prior. Source: ids of the country pack's evidence.csv; judgement: no source. "
      "Grade: A official series or definition, B press report of an official or a poll, C one weak or indirect "
      "source or an analogy, D judgement.",
      "Symbol: as in the model's equations; where there is none, the name that stands there and in the scenario's "
      "file.",
      fmt::format("{} constants and tables by age or year of service are in inputs.csv.", fixed)};
  return table;
}

}  // namespace muster
