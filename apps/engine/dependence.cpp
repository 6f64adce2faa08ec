#include "dependence.hpp"

#include "history_files.hpp"
#include "run.hpp"

#include "muster/ensemble/run.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/dependence.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <array>
#include <cstdio>
#include <memory>
#include <optional>

namespace muster::engine {
namespace {

struct DependenceOptions {
  ScenarioOptions scenario;
  std::string draws, futures, seed, sampler;  ///< as typed; empty: the scenario's
  std::string out;
  bool overwrite = false;
  Effort effort;
};

constexpr double stated = 1;
constexpr std::array scales{stated, 0.0, 2.0};  ///< the stated one first: the others are held against it

std::vector<Override> overrides_at(const DependenceOptions& options, double scale) {
  std::vector<Override> overrides = overrides_of(options.scenario);
  const auto add = [&](const char* option, const char* key, const std::string& value) {
    if (!value.empty()) overrides.push_back({option, key, value});
  };
  add("--draws", "run.draws", options.draws);
  add("--futures", "run.futures", options.futures);
  add("--seed", "run.seed", options.seed);
  add("--sampler", "run.sampler", options.sampler);
  overrides.push_back({"dependence", "dependence.scale", fmt::format("{}", scale)});
  if (scale > stated) overrides.push_back({"dependence", "dependence.contradiction", "nearest"});
  return overrides;
}

Model model_at(const DependenceOptions& options, const std::filesystem::path& data, double scale) {
  const Scenario scenario = read_scenario(options.scenario.scenario, data, overrides_at(options, scale));
  refuse_unbuilt(scenario);
  return make_model(scenario, read_country(data, scenario.country));
}

const char* name_of(double scale) { return scale == 0 ? "independent" : scale == stated ? "as stated" : "doubled"; }

void print_rows(const std::vector<DependenceRow>& rows) {
  fmt::print("{:<12} {:<36} {:>8}  {:<18} {:<14} {:>8}  {}\n", "correlations", "target", "P", "95% sim. error",
             "90% of draws", "change", "95% simulation error of it");
  for (const DependenceRow& row : rows) {
    const std::string target = row.target + (row.reserve_counts.empty() ? "" : ", " + row.reserve_counts);
    const Interval &p = row.probability.simulation_error, &d = row.difference.simulation_error;
    fmt::print("{:<12} {:<36} {:>8.4f}  {:<18} {:<14} {:>+8.4f}  {:+.4f} to {:+.4f}\n", name_of(row.scale), target,
               row.probability.mean, fmt::format("{:.4f} to {:.4f}", p.low, p.high),
               fmt::format("{:.2f} to {:.2f}", row.p90.low, row.p90.high), row.difference.mean, d.low, d.high);
  }
}

/// What the doubled correlations had to give up to be those of a distribution.
std::vector<std::string> notes_on(const Model& model) {
  std::vector<std::string> notes;
  for (const AdjustedPair& pair : model.copula.adjusted()) {
    notes.push_back(
        fmt::format("doubled correlations contradict one another; nearest matrix: ({}, {}) {:.4f} became "
                    "{:.4f}",
                    pair.first, pair.second, pair.asked, pair.taken));
  }
  return notes;
}

void dependence(const DependenceOptions& options, const CommonOptions& common) {
  CommandRecord record{
      .command = fmt::format("{}", fmt::join(common.command, " ")), .inputs = {}, .start = time_now(), .notes = {}};
  const std::filesystem::path data = data_folder(common);
  std::optional<OutputFolder> out;
  std::optional<RunResult> base;
  std::vector<DependenceRow> rows;
  std::string folder = options.out;
  for (const double scale : scales) {
    const Model model = model_at(options, data, scale);
    if (!out) {
      if (folder.empty()) folder = "out/" + model.scenario.name + "-dependence";
      out.emplace(folder, options.overwrite ? Existing::replace : Existing::refuse);
      record.inputs.push_back(data / "countries" / model.scenario.country / "columns.csv");
      out->write("scenario.toml", to_toml(model.scenario));
    }
    RunResult run = run_with_progress(model, empty_run(model), options.effort);
    if (signal_exit_code() != 0) return spdlog::warn("interrupted; nothing is written");
    if (!base) base = run;
    for (DependenceRow& row : dependence_rows(model, scale, run, *base)) rows.push_back(std::move(row));
    for (std::string& note : notes_on(model)) record.notes.push_back(std::move(note));
  }
  out->write("dependence.csv", dependence_csv(rows));
  out->write("manifest.json", manifest_of(record));
  out->finish();
  if (options.effort.quiet) return;
  print_rows(rows);
  for (const std::string& note : record.notes) fmt::print("{}\n", note);
  fmt::print("results: {}\n", folder);
}

}  // namespace

void add_dependence(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<DependenceOptions>();
  CLI::App* command = app.add_subcommand(
      "dependence",
      "The answer at independent, stated and doubled correlations of the inputs, on common random numbers");
  add_scenario(*command, options->scenario);
  command->add_option("--draws", options->draws, "Draws of the uncertain inputs");
  command->add_option("--futures", options->futures, "Futures of yearly shocks for each draw");
  command->add_option("--seed", options->seed, "Seed of all random numbers");
  command->add_option("--sampler", options->sampler, "random, latin-hypercube or sobol");
  command->add_option("--threads", options->effort.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command->add_option("--out", options->out, "Folder of dependence.csv (else out/SCENARIO-dependence)");
  command->add_flag("--overwrite", options->overwrite, "Replace a folder that is not empty");
  command->add_flag("--quiet", options->effort.quiet, "Print nothing but errors");
  command->callback([options, &common] { dependence(*options, common); });
}

}  // namespace muster::engine
