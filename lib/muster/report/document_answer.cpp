#include "muster/report/document_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "muster/report/html_escape.hpp"
#include "muster/report/numbers_text.hpp"
#include "muster/report/tables_columns.hpp"
#include "muster/report/tables_facts.hpp"

namespace muster {
namespace {

std::string of_futures(double probability) {
  if (probability < 0.005) return "fewer than 1 of 100 futures";
  if (probability >= 0.995) return "more than 99 of 100 futures";
  return frequency_text(probability) + " futures";
}

/// The force that leads: the first target asked for, or the middle of the curve where none was.
double leading_force(const Results& results) {
  const auto targets = named_targets(results);
  return targets.empty() ? 500000 : targets.front().active;
}

std::string median_sentence(const Results& results) {
  const auto median = max_force_quantile(results, "M", 0.5);
  const auto low = max_force_quantile(results, "M", 0.05);
  const auto high = max_force_quantile(results, "M", 0.95);
  if (!median || !low || !high) return "";
  return fmt::format(
      "<p>The largest force that can be sustained is <b>{} thousand</b> in the median future "
      "(90% prediction interval {} thousand).</p>\n",
      number_text(*median / 1000, 0), range_text(*low / 1000, *high / 1000, 0));
}

/// What one path of medians gives, beside the draws and never instead of them.
std::string medians_sentence(const Results& results) {
  const ResultsTable* levels = results.table("levels");
  for (std::size_t row = 0; levels != nullptr && row < levels->size(); ++row) {
    if (levels->text(row, "level") != "L1" || levels->text(row, "quantity") != "M") continue;
    return fmt::format(
        "<p>One path with every input at its median and no chance (L1) gives {} thousand: it meets no bad "
        "year, so it flatters.</p>\n",
        number_text(levels->number(row, "value") / 1000, 0));
  }
  return "";
}

std::string window_text(const ScenarioFacts& facts) {
  if (!facts.base_year || !facts.settle || !facts.until) return "the window";
  const double ceasefire = *facts.base_year + facts.ceasefire_year.value_or(0);
  return fmt::format("{:.0f} to {:.0f}", ceasefire + *facts.settle, ceasefire + *facts.until);
}

std::string definition_text(const ScenarioFacts& facts) {
  const std::string tests = fmt::format(
      "at least {} of the active strength is there, the reserve asked for is there, and nothing stays unpaid",
      facts.fill ? fmt::format("{:.0f}%", *facts.fill * 100) : "the required share");
  const std::string window = window_text(facts);
  if (facts.definition == "final-year") return fmt::format("In the last year of {}, {}.", window, tests);
  if (facts.definition == "n-of-m") return fmt::format("In enough of the years {}, {}.", window, tests);
  if (facts.definition == "mean") return fmt::format("On the mean of the years {}, {}.", window, tests);
  return fmt::format("In every year from {}, {}.", window, tests);
}

std::string reserve_text(const ScenarioFacts& facts) {
  const std::string other = "The table below gives both readings, and the active force alone first.";
  if (facts.reserve_counts == "ready") return "Ready: those of the reserve who would turn out trained. " + other;
  return "Enrolled: all who are on the reserve\u2019s list, trained lately or not. " + other;
}

/// "people in 66 of 100 futures, money in 32 of 100 futures", largest first.
std::string binding_text(const Results& results) {
  const ResultsTable* table = results.table("constraints");
  std::vector<std::pair<double, std::string>> shares;
  for (std::size_t row = 0; table != nullptr && row < table->size(); ++row) {
    if (table->text(row, "target") != "max_force") continue;
    const double share = table->number(row, "share");
    if (share >= 0.005) shares.emplace_back(share, table->text(row, "constraint"));
  }
  std::ranges::stable_sort(shares, std::greater{}, &std::pair<double, std::string>::first);
  if (shares.empty()) return "Not recorded in this run.";
  std::string text = "The largest force is limited by ";
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i > 0) text += i + 1 == shares.size() ? " and " : ", ";
    const std::string name = shares[i].second == "none" ? "nothing" : html_escaped(shares[i].second);
    text += fmt::format("{} in {:.0f}", name, std::floor(shares[i].first * 100 + 0.5));
  }
  text += " of 100 futures.";
  return text;
}

std::string fact(const char* term, const std::string& description) {
  return fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", term, description);
}

std::string truce_text(const ScenarioFacts& facts) {
  if (facts.level == "L3")
    return "The war may resume: level L3. The numbers above hold while the truce does; with the war\u2019s return "
           "counted they "
           "stand in a table of their own below.";
  if (facts.level == "L1") return "Inputs at their medians, no chance, and the truce holds: level L1.";
  return "The truce is taken to hold: level L2. Every number below is conditional on that.";
}

}  // namespace

std::string sentence_about(const CurvePoint& point) {
  return fmt::format("A force of {} can be sustained with probability {} (90% parameter interval {} to {})",
                     number_text(point.force, 0), probability_text(point.probability), probability_text(point.p90_low),
                     probability_text(point.p90_high));
}

std::string frequency_sentence(double probability, std::uint64_t draws) {
  if (probability == 0 && draws > 0) return fmt::format("That is in {}.", no_hit_text(static_cast<long long>(draws)));
  return fmt::format("That is in {}.", of_futures(probability));
}

std::vector<CurvePoint> exceedance_curve(const Results& results) {
  std::vector<CurvePoint> curve;
  const ResultsTable* table = results.table("exceedance");
  for (std::size_t row = 0; table != nullptr && row < table->size(); ++row) {
    curve.push_back({table->number(row, "force_size"), table->number(row, "probability"), table->number(row, "p90_low"),
                     table->number(row, "p90_high")});
  }
  return curve;
}

CurvePoint point_at(const std::vector<CurvePoint>& curve, double force) {
  if (curve.empty()) return {force, 0, 0, 0};
  const auto above = std::ranges::lower_bound(curve, force, {}, &CurvePoint::force);
  if (above == curve.end()) return {force, curve.back().probability, curve.back().p90_low, curve.back().p90_high};
  if (above->force == force || above == curve.begin()) {
    return {force, above->probability, above->p90_low, above->p90_high};
  }
  const CurvePoint& below = *(above - 1);
  const double share = (force - below.force) / (above->force - below.force);
  const auto between = [share](double low, double high) { return low + (high - low) * share; };
  return {force, between(below.probability, above->probability), between(below.p90_low, above->p90_low),
          between(below.p90_high, above->p90_high)};
}

std::string answer_section(const Results& results) {
  const ScenarioFacts facts = scenario_facts(results);
  const auto curve = exceedance_curve(results);
  std::string out = "<section id=\"answer\" aria-labelledby=\"answer-h\">\n<h2 id=\"answer-h\">The answer</h2>\n";
  if (!curve.empty()) {
    const CurvePoint point = point_at(curve, leading_force(results));
    out += fmt::format("<p class=\"lead\">{}. {}</p>\n", html_escaped(sentence_about(point)),
                       html_escaped(frequency_sentence(point.probability, results.run.draws_done)));
  }
  out += median_sentence(results) + medians_sentence(results) + "<dl class=\"facts\">\n";
  out += fact("Sustained means", html_escaped(definition_text(facts)));
  out += fact("The reserve is read as", html_escaped(reserve_text(facts)));
  out += fact("What binds", binding_text(results));
  out += fact("War and truce", html_escaped(truce_text(facts)));
  return out + "</dl>\n</section>\n";
}

}  // namespace muster
