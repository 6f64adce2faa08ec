#include "fit_population.hpp"

#include "history_files.hpp"

#include "muster/core/require.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/output_folder.hpp"
#include "muster/validation/fit_population.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

namespace muster::engine {
namespace {

struct FitOptions {
  std::string country;
  int until = 0;
  std::string out;
  bool overwrite = false;
};

/// What a scenario calls the fit, and what it rests on.
struct Fit {
  std::string command;
  int until = 0;
  std::vector<FittedInput> inputs;
};

std::string fit_toml(const Fit& fit) {
  std::string text = fmt::format("# Made by {}\n", fit.command);
  for (const auto& input : fit.inputs) {
    if (input.distribution.empty()) continue;
    text += fmt::format(
        "\n[inputs.{}]\ngroup = \"demography\"\nunit = \"{}\"\ndistribution = \"{}\"\ngrade = \"B\"\n"
        "reason = \"Fitted to {} to {} by {}: {}\"\nsources = [\"D1\"]\n",
        input.name, input.unit, input.distribution, input.first_year, input.last_year, fit.command, input.method);
  }
  return text;
}

std::string fit_csv(const Fit& fit) {
  CsvText csv("name,value,std_error,first_year,last_year,method");
  for (const auto& input : fit.inputs)
    csv.row({input.name, input.value, input.std_error, input.first_year, input.last_year, input.method});
  return csv.text();
}

/// Slope of life expectancy in log mortality, and the note that says what it rests on.
struct LifeSlope {
  double years = gompertz_years_of_life;
  std::string note =
      "years of life per unit of log mortality: 10.5 by Gompertz's law, for want of rates before --until";
};

LifeSlope life_slope(const std::string& pack, const std::filesystem::path& data, int until) {
  LifeSlope slope;
  if (pack.empty()) return slope;
  if (const auto years = years_of_life_per_log_mortality(read_country(data, pack), until)) {
    slope.years = *years;
    slope.note = fmt::format("years of life per unit of log mortality: {:.2f} by the pack's rates", *years);
  }
  return slope;
}

void print_fit(const Fit& fit, const std::string& folder) {
  for (const auto& input : fit.inputs)
    fmt::print("{:<16}{:>12.4g} +- {:<12.4g}{}\n", input.name, input.value, input.std_error, input.distribution);
  fmt::print("Files: {}\n", folder);
}

void fit(const FitOptions& options, const CommonOptions& common) {
  const std::string start = time_now();
  const std::filesystem::path data = data_folder(common);
  const HistoryFiles files = history_files(data);
  const DemographicHistory history = read_world_history(files);
  const std::string iso3 = iso3_of(options.country, data, history);
  const int until = options.until > 0 ? options.until : history.end_year();
  const DemographicHistory before = history.before(until);
  const std::string place = options.out.empty() ? "out/fit-population-" + options.country : options.out;
  OutputFolder folder(place, options.overwrite ? Existing::replace : Existing::refuse);
  const std::string pack = pack_of(iso3, data);
  const LifeSlope slope = life_slope(pack, data, until);
  const Fit made{.command = fmt::format("muster fit-population {} --until {}", options.country, until),
                 .until = until,
                 .inputs = fit_population(before, population_outlook(before), iso3, slope.years)};
  std::vector<std::filesystem::path> inputs{files.history};
  if (!pack.empty()) inputs.push_back(data / "countries" / pack / "mortality.csv");
  folder.write("fit.toml", fit_toml(made));
  folder.write("fit.csv", fit_csv(made));
  folder.write("manifest.json",
               manifest_of({.command = made.command, .inputs = inputs, .start = start, .notes = {slope.note}}));
  folder.finish();
  print_fit(made, place);
}

}  // namespace

void add_fit_population(CLI::App& app, const CommonOptions& common) {
  CLI::App* command =
      app.add_subcommand("fit-population", "Fit a country's mortality, fertility and migration to its past");
  const auto options = std::make_shared<FitOptions>();
  command->add_option("COUNTRY", options->country, "A country's pack, or its ISO 3166-1 code")->required();
  command->add_option("--until", options->until, "Only years before this one are used (else all of the history)")
      ->type_name("Y");
  command->add_option("--out", options->out, "Folder of the results (else out/fit-population-COUNTRY)")
      ->type_name("DIR");
  command->add_flag("--overwrite", options->overwrite, "Replace a folder that is not empty");
  command->callback([options, &common] { fit(*options, common); });
}

}  // namespace muster::engine
