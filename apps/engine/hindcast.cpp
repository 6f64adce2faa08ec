#include "hindcast.hpp"

#include "history_files.hpp"

#include "muster/core/require.hpp"
#include "muster/evidence/read_csv.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/output_folder.hpp"
#include "muster/validation/service_age.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>

namespace muster::engine {
namespace {

struct HindcastOptions {
  std::vector<int> origins{1990, 2000, 2010};
  std::vector<std::string> countries{"all"};
  PathSettings paths;
  std::string out = "out/hindcast-population";
  bool overwrite = false;
};

constexpr int shown_horizon = 10;
constexpr int known_years = 10;  ///< before each origin, for a reader's eye

/// An origin as the files write it: "all" for all together.
std::string word_of_origin(int origin) { return origin == every_origin ? "all" : fmt::format("{}", origin); }

std::string coverage_csv(const std::vector<Coverage>& rows) {
  CsvText csv("indicator,region,origin,horizon,level,n,covered,share,ci_low,ci_high");
  for (const auto& row : rows)
    csv.row({row.cell.indicator, row.cell.region, word_of_origin(row.cell.origin), row.cell.horizon, row.level, row.n,
             row.covered, row.share(), row.interval.low, row.interval.high});
  return csv.text();
}

std::string scores_csv(const std::vector<Scores>& rows) {
  CsvText csv("indicator,region,origin,horizon,n,crps,bias,mae,mae_no_change");
  for (const auto& row : rows)
    csv.row({row.cell.indicator, row.cell.region, word_of_origin(row.cell.origin), row.cell.horizon, row.n, row.crps,
             row.bias, row.mae, row.mae_no_change});
  return csv.text();
}

std::string points_csv(const std::vector<HindcastPoint>& points) {
  CsvText csv("country,indicator,origin,year,observed,q025,q10,q50,q90,q975");
  for (const auto& point : points)
    csv.row({point.country, point.indicator, point.origin, point.year, point.observed, point.q025, point.q10, point.q50,
             point.q90, point.q975});
  return csv.text();
}

std::string known_csv(const std::vector<KnownPoint>& points) {
  CsvText csv("country,indicator,origin,year,observed");
  for (const auto& point : points) csv.row({point.country, point.indicator, point.origin, point.year, point.observed});
  return csv.text();
}

/// The countries asked for, by code; empty for all.
std::set<std::string> chosen(const HindcastOptions& options, const std::filesystem::path& data,
                             const DemographicHistory& history) {
  if (options.countries == std::vector<std::string>{"all"}) return {};
  std::set<std::string> codes;
  for (const auto& name : options.countries) codes.insert(iso3_of(name, data, history));
  return codes;
}

/// The packs whose single ages are hindcast.
std::vector<Country> packs(const std::filesystem::path& data, const std::set<std::string>& countries) {
  std::vector<Country> found;
  for (const auto& folder : list_countries(data)) {
    Country country = read_country(data, folder);
    if (countries.empty() || countries.contains(country.iso3)) found.push_back(std::move(country));
  }
  return found;
}

std::vector<HindcastPoint> all_points(const HindcastOptions& options, const DemographicHistory& history,
                                      const std::vector<Country>& packs, const std::set<std::string>& countries) {
  std::vector<HindcastPoint> points;
  for (const int origin : options.origins) {
    for (auto& point : hindcast_population(history, origin, options.paths))
      if (countries.empty() || countries.contains(point.country)) points.push_back(std::move(point));
    const PopulationOutlook known = population_outlook(history.before(origin));
    for (const auto& pack : packs)
      std::ranges::move(hindcast_men(pack, known, options.paths), std::back_inserter(points));
  }
  return points;
}

/// What was known at each origin, of the same countries and packs.
std::vector<KnownPoint> all_known(const HindcastOptions& options, const DemographicHistory& history,
                                  const std::vector<Country>& packs, const std::set<std::string>& countries) {
  std::vector<KnownPoint> points;
  for (const int origin : options.origins) {
    for (auto& point : known_population(history, origin, known_years))
      if (countries.empty() || countries.contains(point.country)) points.push_back(std::move(point));
    for (const auto& pack : packs) std::ranges::move(known_men(pack, origin, known_years), std::back_inserter(points));
  }
  return points;
}

void print_coverage(const std::vector<Coverage>& rows, const std::string& folder) {
  fmt::print("Share of outcomes inside the central intervals after {} years, all origins together\n", shown_horizon);
  fmt::print("{:<24}{:<16}{:>5}{:>18}{:>18}\n", "indicator", "region", "n", "80 %", "95 %");
  for (std::size_t i = 0; i + 1 < rows.size(); i += 2) {
    const Coverage &narrow = rows[i], &wide = rows[i + 1];
    const bool shown = narrow.cell.region == world || narrow.cell.region == "Eastern Europe";
    if (!shown || narrow.cell.origin != every_origin || narrow.cell.horizon != shown_horizon) continue;
    const auto words = [](const Coverage& row) {
      return fmt::format("{:.3f} ({:.2f}-{:.2f})", row.share(), row.interval.low, row.interval.high);
    };
    fmt::print("{:<24}{:<16}{:>5}{:>18}{:>18}\n", narrow.cell.indicator, narrow.cell.region, narrow.n, words(narrow),
               words(wide));
  }
  fmt::print("In brackets: Wilson's 95 % interval as if outcomes were independent. Files: {}\n", folder);
}

CommandRecord record_of(const HindcastOptions& options, const HistoryFiles& files) {
  return {
      .command = fmt::format("muster hindcast population --origin {} --countries {} --draws {} --horizon {} --seed {}",
                             fmt::join(options.origins, ","), fmt::join(options.countries, ","), options.paths.draws,
                             options.paths.horizon, options.paths.seed),
      .inputs = {files.history, files.regions},
      .start = time_now(),
      .notes = {"Hong Kong is left out: its series of 1961-1970 is broken in the source",
                "scores of population and net_migration_cumulated are shares of the population at the origin, of "
                "men_18_24 and "
                "men_25_44 of the men of that age then",
                "men_18_24 and men_25_44: packs with single ages at the origin and rates before it"},
      .draws = static_cast<std::uint64_t>(options.paths.draws),
      .seed = options.paths.seed};
}

void hindcast(const HindcastOptions& options, const CommonOptions& common) {
  const std::filesystem::path data = data_folder(common);
  const HistoryFiles files = history_files(data);
  CommandRecord record = record_of(options, files);
  const DemographicHistory history = read_world_history(files);
  const Regions regions = read_regions(read_csv(files.regions));
  const auto countries = chosen(options, data, history);
  OutputFolder folder(options.out, options.overwrite ? Existing::replace : Existing::refuse);
  const auto chosen_packs = packs(data, countries);
  const auto points = all_points(options, history, chosen_packs, countries);
  const auto held = coverage(points, regions);
  folder.write("coverage.csv", coverage_csv(held));
  folder.write("scores.csv", scores_csv(scores(points, regions)));
  folder.write("points.csv", points_csv(points));
  folder.write("known.csv", known_csv(all_known(options, history, chosen_packs, countries)));
  folder.write("manifest.json", manifest_of(record));
  folder.finish();
  print_coverage(held, options.out);
}

}  // namespace

void add_hindcast(CLI::App& app, const CommonOptions& common) {
  CLI::App* group = app.add_subcommand("hindcast", "Forecasts from years gone by, held against what came");
  group->require_subcommand(1);
  CLI::App* command = group->add_subcommand("population", "Population, migration, life expectancy and fertility");
  const auto options = std::make_shared<HindcastOptions>();
  command->add_option("--origin", options->origins, "Years to forecast from; only years before them are used")
      ->delimiter(',')
      ->type_name("Y,...")
      ->capture_default_str();
  command
      ->add_option("--countries", options->countries, "all, or packs or ISO 3166-1 codes to score; all are learnt from")
      ->delimiter(',')
      ->type_name("NAME,...")
      ->capture_default_str();
  command->add_option("--draws", options->paths.draws, "Paths of each country and origin")
      ->check(CLI::Range(40, 100'000))
      ->capture_default_str();
  command->add_option("--horizon", options->paths.horizon, "Longest horizon, in years")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  command->add_option("--seed", options->paths.seed, "Seed of the paths")->capture_default_str();
  command->add_option("--out", options->out, "Folder of the results")->type_name("DIR")->capture_default_str();
  command->add_flag("--overwrite", options->overwrite, "Replace a folder that is not empty");
  command->callback([options, &common] { hindcast(*options, common); });
}

}  // namespace muster::engine
