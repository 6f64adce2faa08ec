#include "compare.hpp"

#include "history_files.hpp"
#include "run.hpp"

#include "muster/core/require.hpp"
#include "muster/core/toml.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/comparison.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <sstream>

namespace muster::engine {
namespace {

namespace fs = std::filesystem;

struct CompareOptions {
  std::vector<std::string> runs;              ///< results directories or scenarios, the base first
  std::string draws, futures, seed, sampler;  ///< of scenarios that are run; as typed
  std::string out;                            ///< empty: the base's folder, compare
  bool overwrite = false;
  Effort effort;
};

bool is_results(const std::string& name) { return fs::is_regular_file(fs::path(name) / "manifest.json"); }

/// The list of run.importance as TOML writes it. @param names  with a space between
std::string list_text(const std::string& names) {
  std::vector<std::string> list;
  std::istringstream words(names);
  for (std::string word; words >> word;) list.push_back(toml_quoted(word));
  return fmt::format("[{}]", fmt::join(list, ", "));
}

/// Overrides of a scenario that is run: the options, else those of a base that was run before, so that they share
/// random numbers.
std::vector<Override> plan_of(const CompareOptions& options, const ComparedRun* base) {
  std::vector<Override> overrides;
  const auto add = [&](const char* option, const char* key, const std::string& typed, const std::string& of_base) {
    const std::string& value = typed.empty() ? of_base : typed;
    if (!value.empty()) overrides.push_back({option, key, value});
  };
  const auto of_base = [&](std::uint64_t number) { return base != nullptr ? std::to_string(number) : std::string(); };
  const RunRecord record = base != nullptr ? base->record : RunRecord{};
  add("--draws", "run.draws", options.draws, of_base(record.draws_done));
  add("--futures", "run.futures", options.futures, of_base(record.futures));
  add("--seed", "run.seed", options.seed, of_base(record.seed));
  add("--sampler", "run.sampler", options.sampler, record.sampler);
  if (base != nullptr) overrides.push_back({"--sampler", "run.importance", list_text(base->draws.importance)});
  return overrides;
}

/// Runs a scenario into out/SCENARIO and says where; nothing when a signal ended it, with what was done kept.
std::optional<std::string> run_first(const std::string& name, const CompareOptions& options,
                                     const CommonOptions& common, const ComparedRun* base) {
  RunOccasion occasion = occasion_of(common, options.effort);
  const Scenario scenario = read_scenario(name, occasion.data, plan_of(options, base));
  refuse_unbuilt(scenario);
  const Model model = make_model(scenario, read_country(occasion.data, scenario.country));
  const std::string folder = "out/" + scenario.name;
  OutputFolder out(folder, options.overwrite ? Existing::replace : Existing::refuse);
  const RunResult result = run_with_progress(model, empty_run(model), options.effort);
  if (result.draws > 0) write_results(out, model, result, std::move(occasion));
  if (result.complete) return folder;
  spdlog::warn("{}: interrupted with {} draws done; nothing is compared", name, result.draws);
  return std::nullopt;
}

struct NamedRun {
  std::string folder;
  ComparedRun run;
};

NamedRun read_run(const std::string& folder) {
  const Results results = read_results(folder);
  return {folder, {results.run, read_draws(fs::path(folder) / "draws.nc", definition_in(results.scenario_text))}};
}

std::string target_words(const ComparisonRow& row) {
  return row.reserve_counts.empty() ? row.target : row.target + ", with its reserve";
}

void print_rows(const std::vector<ComparisonRow>& rows, const std::string& folder) {
  fmt::print("{:<28} {:<36} {:>6} {:>6} {:>8}  {:<20} {:<20} {}\n", "scenario", "target", "P", "base", "change",
             "95% simulation error", "90% param. interval", "P(M above the base's)");
  for (const ComparisonRow& row : rows) {
    fmt::print(
        "{:<28} {:<36} {:>6.3f} {:>6.3f} {:>+8.3f}  {:<20} {:<20} {:.2f}\n", row.scenario, target_words(row),
        row.probability, row.base_probability, row.difference.mean,
        fmt::format("{:+.3f} to {:+.3f}", row.difference.simulation_error.low, row.difference.simulation_error.high),
        fmt::format("{:+.2f} to {:+.2f}", row.difference.p90.low, row.difference.p90.high), row.max_force.better);
  }
  fmt::print("results: {}\n", folder);
}

void compare(const CompareOptions& options, const CommonOptions& common) {
  require(options.runs.size() >= 2,
          "compare: found {} run (a comparison needs two); name the base and at least one more", options.runs.size());
  CommandRecord record{
      .command = fmt::format("{}", fmt::join(common.command, " ")), .inputs = {}, .start = time_now(), .notes = {}};
  std::vector<ComparisonRow> rows;
  std::optional<NamedRun> base;
  for (const std::string& name : options.runs) {
    const ComparedRun* const plan = base ? &base->run : nullptr;
    const std::optional<std::string> folder = is_results(name) ? name : run_first(name, options, common, plan);
    if (!folder) return;
    NamedRun other = read_run(*folder);
    for (const char* file : {"manifest.json", "draws.nc"}) record.inputs.push_back(fs::path(*folder) / file);
    if (!base) {
      base = std::move(other);
      continue;
    }
    const std::vector<ComparisonRow> more = compare_runs(base->run, other.run);
    rows.insert(rows.end(), more.begin(), more.end());
  }
  const std::string folder = options.out.empty() ? (fs::path(base->folder) / "compare").string() : options.out;
  const bool derived = options.out.empty();  // what derives from a run is made anew
  OutputFolder out(folder, derived || options.overwrite ? Existing::replace : Existing::refuse);
  out.write("compare.csv", compare_csv(rows));
  out.write("manifest.json", manifest_of(record));
  out.finish();
  if (!options.effort.quiet) print_rows(rows, folder);
}

}  // namespace

void add_compare(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<CompareOptions>();
  CLI::App* command = app.add_subcommand(
      "compare", "Differences from the first run, trajectory by trajectory, on common random numbers");
  command->add_option("RUN", options->runs, "Results directories, or scenarios that are run first; the base first")
      ->required();
  command->add_option("--draws", options->draws, "Draws of scenarios that are run (else the base's)");
  command->add_option("--futures", options->futures, "Futures of scenarios that are run (else the base's)");
  command->add_option("--seed", options->seed, "Seed of scenarios that are run (else the base's)");
  command->add_option("--sampler", options->sampler, "Sampler of scenarios that are run (else the base's)");
  command->add_option("--threads", options->effort.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command->add_option("--out", options->out, "Folder of the comparison (else BASE/compare)");
  command->add_flag("--overwrite", options->overwrite, "Replace results that exist");
  command->add_flag("--quiet", options->effort.quiet, "Print nothing but errors");
  command->callback([options, &common] { compare(*options, common); });
}

}  // namespace muster::engine
