#include "check.hpp"

#include "run.hpp"

#include "muster/ensemble/model.hpp"
#include "muster/evidence/country.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <memory>

namespace muster::engine {
namespace {

using Row = std::array<std::string, 8>;

Row row_of(const Input& input) {
  const auto value = [&](double u) {
    return is_table(input.distribution) ? "-" : fmt::format("{:.4g}", quantile(input.distribution, u));
  };
  return {input.group,
          input.name,
          to_text(input.distribution),
          value(0.05),
          value(0.5),
          value(0.95),
          input.unit,
          input.sources.empty() ? "judgement" : fmt::format("{}", fmt::join(input.sources, " "))};
}

void print_rows(const std::vector<Row>& rows) {
  std::array<std::size_t, 8> widths{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      const bool number = i >= 3 && i <= 5;
      line += number ? fmt::format("{:>{}}  ", row[i], widths[i]) : fmt::format("{:<{}}  ", row[i], widths[i]);
    }
    fmt::print("{}{}\n", line, row.back());
  }
}

void print_inputs(const Scenario& scenario) {
  std::vector<Row> rows{{"group", "name", "distribution", "5 %", "50 %", "95 %", "unit", "sources"}};
  for (const Input& input : scenario.inputs) rows.push_back(row_of(input));
  print_rows(rows);
}

std::string target_words(const Target& target) {
  if (target.band_high) return fmt::format("{} to {} active", target.active, *target.band_high);
  return target.reserve ? fmt::format("{} active and {} in reserve", target.active, *target.reserve)
                        : fmt::format("{} active", target.active);
}

/// How well the fitted distributions meet the quantiles that somebody stated.
void print_fits(const Scenario& scenario) {
  for (const Input& input : scenario.inputs) {
    const auto* elicited = std::get_if<Elicited>(&input.distribution);
    if (elicited == nullptr) continue;
    fmt::print("fit of {} ({}):", input.name, elicited->family());
    for (const Elicited::Residual& each : elicited->residuals()) {
      fmt::print(" {:g} %: stated {:.4g}, fitted {:.4g} ({:+.2g})", 100 * each.stated.share, each.stated.value,
                 each.fitted, each.fitted - each.stated.value);
    }
    fmt::print("\n");
  }
}

/// The correlations that are used where they are not those stated.
void print_dependence(const Scenario& scenario, const Country& country) {
  if (scenario.dependence.scale != 1)
    fmt::print("Every rank correlation is taken {} times.\n", scenario.dependence.scale);
  if (scenario.correlations.empty() || !missing_inputs(scenario).empty()) return;
  const Model model = make_model(scenario, country);
  for (const AdjustedPair& pair : model.copula.adjusted()) {
    fmt::print(
        "The correlations contradict one another; in the nearest matrix that of {} and {} is {:.4f} instead of "
        "{:.4f}.\n",
        pair.first, pair.second, pair.taken, pair.asked);
  }
}

void print_notes(const Scenario& scenario) {
  warn_of_poles(scenario);
  for (const Correlation& each : ignored_correlations(scenario)) {
    fmt::print("The correlation of {} and {} ({}) is ignored: one of them is a constant.\n", each.first, each.second,
               each.rank);
  }
  const std::vector<std::string> missing = missing_inputs(scenario);
  if (!missing.empty()) {
    fmt::print("{} inputs of the model are missing, so muster run refuses this scenario: {}.\n", missing.size(),
               fmt::join(missing, ", "));
  }
}

void check(const ScenarioOptions& options, const CommonOptions& common) {
  const Scenario scenario = load_scenario(options, common);
  const Country country = read_country(data_folder(common), scenario.country);
  fmt::print("{} ({}): {}, {} to {}\n", scenario.title, scenario.files.back(), country.name, scenario.base_year,
             scenario.base_year + scenario.horizon);
  for (const Target& target : scenario.targets) fmt::print("target {}: {}\n", target.name, target_words(target));
  fmt::print("\n");
  print_inputs(scenario);
  fmt::print("\n{} inputs, {} correlations\n", scenario.inputs.size(), scenario.correlations.size());
  print_fits(scenario);
  print_dependence(scenario, country);
  print_notes(scenario);
}

}  // namespace

void add_check(CLI::App& app, const CommonOptions& common) {
  CLI::App* command = app.add_subcommand("check", "Validate a scenario and print every input");
  const auto options = std::make_shared<ScenarioOptions>();
  add_scenario(*command, *options);
  command->callback([options, &common] { check(*options, common); });
}

}  // namespace muster::engine
