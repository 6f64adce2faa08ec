#include "muster/report/document_drivers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "muster/report/detail/sensitivity_data.hpp"
#include "muster/report/html_escape.hpp"
#include "muster/report/input_words.hpp"
#include "muster/report/numbers_text.hpp"

namespace muster {
namespace {

/// "a, b and c".
std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    out += i == 0 ? "" : i + 1 == words.size() ? " and " : ", ";
    out += words[i];
  }
  return out;
}

std::string output_words(const std::string& output) {
  return output == "M" ? "the maximum sustainable force M" : output;
}

constexpr std::size_t named = 3;  ///< inputs in a sentence

std::string moves_most(const Results& results) {
  const std::string output = detail::main_output(results);
  std::vector<std::string> inputs;
  for (const auto& one : detail::input_indices(results, output)) {
    const auto& index = one.shapley ? one.shapley : one.total ? one.total : one.first;
    if (inputs.size() == named || !index) break;
    inputs.push_back(fmt::format("{} ({} of the variance)", input_words(one.input), number_text(index->value, 2)));
  }
  if (!inputs.empty()) return fmt::format("What spreads {} most: {}.", output_words(output), listed(inputs));
  for (const auto& bar : detail::tornado_bars(results, output)) {
    if (inputs.size() == named) break;
    if (!bar.rival()) inputs.push_back(bar.name());
  }
  return inputs.empty() ? ""
                        : fmt::format("What moves {} most, one at a time: {}.", output_words(output), listed(inputs));
}

/// The share that rests on judgement alone.
std::string rests_on(const Results& results) {
  const ResultsTable* ledger = results.table("sensitivity/ledger");
  for (std::size_t row = 0; ledger != nullptr && row < ledger->size(); ++row) {
    const bool whole = ledger->text(row, "input").empty() && ledger->text(row, "output") == ledger->text(0, "output");
    const auto share = ledger->number_if_any(row, "share_variance");
    if (!whole || ledger->text(row, "grade") != "D" || !share) continue;
    return fmt::format("{} of its variance rests on inputs that are judged (grade D).",
                       probability_text(std::clamp(*share, 0.0, 1.0)));
  }
  return "";
}

std::string holds_when(const Results& results) {
  const ResultsTable* summary = results.table("discover/summary");
  if (summary == nullptr || summary->size() == 0) return "";
  const std::string sentence = sentence_in_words(summary->text(0, "sentence"));
  return sentence.empty() || sentence.ends_with('.') ? sentence : sentence + '.';
}

/// Inputs whose worth stands clear of its simulation error; nothing where there is no analysis.
std::string worth_knowing(const Results& results) {
  constexpr double to_95 = 1.959963984540054;
  const ResultsTable* value = results.table("value/evppi");
  if (value == nullptr) return "";
  std::vector<std::pair<double, std::string>> worths;
  for (std::size_t row = 0; row < value->size(); ++row) {
    const std::string& input = value->text(row, "input");
    const double worth = value->number(row, "evppi");
    const bool clear = worth - to_95 * value->number_if_any(row, "std_error").value_or(0) > 0;
    if (!input.empty() && input != value->text(row, "group") && clear) worths.emplace_back(worth, input_words(input));
  }
  std::ranges::stable_sort(worths, std::greater{}, &std::pair<double, std::string>::first);
  std::vector<std::string> inputs;
  for (std::size_t i = 0; i < std::min(named, worths.size()); ++i) inputs.push_back(worths[i].second);
  if (inputs.empty()) return "No single input is worth more, before the decision, than its simulation error.";
  return fmt::format("Most worth collecting before the decision: {}.", listed(inputs));
}

}  // namespace

std::string drivers_words(const Results& results) {
  std::string out;
  for (const auto& sentence : {moves_most(results), rests_on(results), holds_when(results), worth_knowing(results)}) {
    if (!sentence.empty()) out += fmt::format("<p>{}</p>\n", html_escaped(sentence));
  }
  return out;
}

}  // namespace muster
