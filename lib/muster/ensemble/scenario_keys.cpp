#include "muster/ensemble/scenario_keys.hpp"

#include "muster/core/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace muster {
namespace {

using enum SettingKind;

constexpr Allowed any{};
constexpr Allowed share{0, 1};
constexpr Allowed from_zero{0};
constexpr Allowed calendar{1900, 2200};

constexpr std::array settings{
    SettingKey{"format", whole, "", {1, 1}, "", "1", "format of the file; a newer one is refused"},
    SettingKey{"title", text, "", any, "", "", "what reports call the scenario; the file's name unless given"},
    SettingKey{"description", text, "", any, "", "", "a sentence or more for readers"},
    SettingKey{"country", text, "", any, "", "", "folder in data/countries; required, here or in what is extended"},
    SettingKey{"extends", text, "", any, "", "",
               "scenario to start from: a file beside this one, or an installed name"},
    SettingKey{"level", choice, "", any, "L1|L2|L3", "\"L2\"", "medians without shocks; Monte Carlo; with relapse"},
    SettingKey{"base_year", whole, "calendar year", calendar, "", "2027", "the run starts on 1 January of it"},
    SettingKey{"price_year", whole, "calendar year", calendar, "", "2025", "money is in dollars of it"},
    SettingKey{"population_date", whole, "calendar year", calendar, "", "2026",
               "base_population is of 1 January of it"},
    SettingKey{"horizon", whole, "years", {1, 100}, "", "20", "years after the base year"},
    SettingKey{"ceasefire_year", whole, "years", {0, 100}, "", "0", "years from the base year to the ceasefire"},
    SettingKey{"target_scale", number, "1", {0, 1000, true}, "", "1", "factor on every target"},
    SettingKey{"run.draws", whole, "1", {2, 1e9}, "", "4096", "draws of the uncertain inputs; an error bar needs 2"},
    SettingKey{"run.futures", whole, "1", {1, 1e6}, "", "64", "series of yearly shocks for each draw"},
    SettingKey{"run.seed", whole, "1", {0, 9.2e18}, "", "1", "first part of every random number's address"},
    SettingKey{"run.sampler", choice, "", any, "random|latin-hypercube|sobol", "\"sobol\"", "plan of the draws"},
    SettingKey{
        "run.importance", inputs, "", any, "", "[]",
        "inputs that sobol spreads best, the most important first; the others follow in the order of the table below"},
    SettingKey{"run.threads", whole, "1", {1, 4096}, "", "", "all cores unless given; never in the resolved file"},
    SettingKey{"run.precision",
               number,
               "share",
               {0, 0.5, true},
               "",
               "",
               "half-width of the widest simulation error of a target at which the run stops, instead of at run.draws"},
    SettingKey{"run.max_draws", whole, "1", {2, 1e9}, "", "", "draws at most, with run.precision; 262144 unless given"},
    SettingKey{"sustained.definition", choice, "", any, "every-year|final-year|n-of-m|mean", "\"every-year\"",
               "which years of the window have to pass"},
    SettingKey{"sustained.years_needed", whole, "years", {1, 101}, "", "", "years that have to pass; n-of-m only"},
    SettingKey{"sustained.settle", whole, "years", {0, 100}, "", "3", "ceasefire to the first year of the window"},
    SettingKey{"sustained.until", whole, "years", {0, 100}, "", "15", "ceasefire to the last year of the window"},
    SettingKey{"sustained.fill", number, "share", {0, 1, true}, "", "0.95", "least active strength over the target"},
    SettingKey{"sustained.reserve_counts", choice, "", any, "enrolled|ready", "\"enrolled\"", "which reserve R counts"},
    SettingKey{"sustained.reserve_ratio", number, "1", {0, 100}, "", "1.1", "R over A of the output M_ratio"},
    SettingKey{"sustained.kit_floor", number, "share", share, "", "0.8",
               "least share of the equipment need that is met"},
    SettingKey{"sustained.own_cap", number, "share of GDP", share, "", "0.12",
               "greatest own-funded cost once aid has run out"},
    SettingKey{"sustained.max_class_share", number, "share", share, "", "0.7",
               "greatest share of the fit of a class that serves"},
    SettingKey{"population.variant", choice, "", any, "model|un-medium", "\"model\"", "the model's own population"},
    SettingKey{"population.un_start", whole, "calendar year", calendar, "", "2024", "first year of un-medium"},
    SettingKey{"population.migration_timing", choice, "", any, "even|end", "\"even\"",
               "migrants through the year, or at its end"},
    SettingKey{"population.layers_off", choices, "", any,
               "territory|war-dead|wounded|refugees|return|opening|background", "[]", "layers left out"},
    SettingKey{"policy.pay.rule", choice, "", any, "fixed|reactive|best", "\"fixed\"", "how pay is set over the years"},
    SettingKey{"policy.pay.grid", grid, "ratio", {0, 100, true}, "", "\"0.9:2.2:0.1\"", "LOW:HIGH:STEP of rule best"},
    SettingKey{"policy.aid.form", choice, "", any, "decay|period|amount|none|drawn", "\"decay\"", "how aid runs out"},
    SettingKey{"policy.surge.aid_level", number, "USD a year", from_zero, "", "0",
               "aid from a relapse on; reported only"},
    SettingKey{"policy.surge.stockpile", number, "USD", from_zero, "", "0", "stocks at a relapse; reported only"},
    SettingKey{"decision.holding", number, "1", from_zero, "", "1", "value of a target held, per soldier"},
    SettingKey{"decision.failing", number, "1", from_zero, "", "1", "loss of a target failed, per soldier"},
    SettingKey{"dependence.scale",
               number,
               "1",
               {0, 10},
               "",
               "1",
               "factor on every rank correlation, cut to -0.99..0.99: 0 is independence"},
    SettingKey{"dependence.contradiction", choice, "", any, "refuse|nearest", "\"refuse\"",
               "correlations that no joint distribution has: refused, or the nearest matrix taken"},
};

const std::array<std::string, 8> fields{"distribution", "group",   "unit", "grade",
                                        "reason",       "sources", "note", "prior_mean"};

std::string row(const std::string& key, std::string_view kind, const std::string& allowed, std::string_view unit,
                std::string_view fallback, std::string_view help) {
  return fmt::format("| `{}` | {} | {} | {} | {} | {} |\n", key, kind, allowed, unit,
                     fallback.empty() ? "" : fmt::format("`{}`", fallback), help);
}

std::string allowed_words(const SettingKey& key) {
  std::string choices(key.choices);
  for (std::size_t at = choices.find('|'); at != std::string::npos; at = choices.find('|', at)) {
    choices.replace(at, 1, ", ");
  }
  return key.kind == text || key.kind == inputs ? "" : key.choices.empty() ? key.allowed.words() : choices;
}

}  // namespace

std::string Allowed::words() const {
  const char* const from = open_low ? "above " : "";
  if (std::isinf(greatest)) {
    if (std::isinf(least)) return "any number";
    return (open_low ? "above " : "at least ") + shortest(least);
  }
  if (std::isinf(least)) return "at most " + shortest(greatest);
  return fmt::format("{}{} to {}", from, shortest(least), shortest(greatest));
}

std::span<const SettingKey> setting_keys() { return settings; }

const SettingKey* find_setting(std::string_view key) {
  const auto found = std::ranges::find(settings, key, &SettingKey::key);
  return found == settings.end() ? nullptr : &*found;
}

const InputKey* find_input(std::string_view name) {
  const auto found = std::ranges::find(input_keys(), name, &InputKey::name);
  return found == input_keys().end() ? nullptr : &*found;
}

std::span<const std::string> input_fields() { return fields; }

std::vector<std::string> choices_of(const SettingKey& key) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < key.choices.size();) {
    const std::size_t end = std::min(key.choices.find('|', begin), key.choices.size());
    words.emplace_back(key.choices.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::vector<Lever> levers() {
  constexpr std::array decided{"women_open",  "min_enlist_age", "max_enlist_age",  "legacy_max_age",  "training_places",
                               "demob_years", "reserve_years",  "reserve_max_age", "refresher_share", "refresher_days",
                               "b_peace",     "aid_level",      "aid_half_life",   "aid_years",       "aid_total",
                               "aid_for_pay", "domestic_share", "conscript_pay"};
  std::vector<Lever> all;
  for (const SettingKey& key : settings) {
    if (key.key.starts_with("policy.")) all.push_back({std::string(key.key), allowed_words(key), key.unit, key.help});
  }
  const auto add = [&](const InputKey& key) { all.push_back({key.key(), key.allowed.words(), key.unit, key.help}); };
  for (const InputKey& key : input_keys()) {
    if (key.section != "inputs") add(key);
  }
  for (const char* name : decided) add(*find_input(name));
  return all;
}

std::string keys_as_markdown() {
  constexpr std::array setting_kinds{"text",    "whole number",   "number",       "one of",
                                     "list of", "list of inputs", "LOW:HIGH:STEP"};
  constexpr std::array input_kinds{"distribution", "whole number", "table by age", "table by service"};
  const std::string head =
      "| key | kind | allowed | unit | default | meaning |\n| --- | --- | --- | --- | --- | --- |\n";
  std::string text = "## Settings\n\n" + head;
  for (const SettingKey& key : settings) {
    text += row(std::string(key.key), setting_kinds[static_cast<std::size_t>(key.kind)], allowed_words(key), key.unit,
                key.fallback, key.help);
  }
  text += "\n## Inputs and numbers of a policy\n\n" + head;
  for (const InputKey& key : input_keys()) {
    const bool table = key.kind == InputKind::by_age || key.kind == InputKind::by_service;
    text += row(key.key(), input_kinds[static_cast<std::size_t>(key.kind)], table ? "" : key.allowed.words(), key.unit,
                key.fallback, key.help);
  }
  return text;
}

}  // namespace muster
