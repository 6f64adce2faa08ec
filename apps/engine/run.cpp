#include "run.hpp"

#include "progress.hpp"
#include "summary.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/poles.hpp"
#include "muster/ensemble/run.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/manifest.hpp"
#include "muster/results/output_folder.hpp"
#include "muster/results/precision.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <chrono>
#include <csignal>
#include <ctime>
#include <memory>
#include <thread>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace muster::engine {
namespace {

using Clock = std::chrono::steady_clock;
constexpr double a_century = 3.2e9;  ///< seconds; no limit

volatile std::sig_atomic_t caught_signal = 0;

void remember_signal(int signal) { caught_signal = signal; }

struct RunOptions {
  ScenarioOptions scenario;
  std::string draws, futures, seed, sampler;  ///< as typed; empty: the scenario's
  int threads = 0;
  std::string out;
  std::string precision, max_draws;  ///< as typed
  double max_time = 0;               ///< seconds; 0: no limit
  bool overwrite = false, json = false, quiet = false;
  std::size_t trace = 0;
  bool paths = false;
};

/// Draws until every target's simulation error is narrow enough.
void add_precision_options(CLI::App& command, RunOptions& options) {
  CLI::Option* precision = command.add_option(
      "--precision", options.precision,
      "Run until the widest 95 % simulation error of a target has this half-width, such as 0.005, instead of --draws");
  command.add_option("--max-draws", options.max_draws, "Draws at most, with --precision (else 262144)")
      ->needs(precision);
  command.add_option("--max-time", options.max_time, "Seconds at most, with --precision")
      ->check(CLI::PositiveNumber)
      ->needs(precision);
}

void add_options(CLI::App& command, RunOptions& options) {
  add_scenario(command, options.scenario);
  command.add_option("--draws", options.draws, "Draws of the uncertain inputs; an error bar needs at least 2");
  command.add_option("--futures", options.futures, "Futures of yearly shocks for each draw");
  command.add_option("--seed", options.seed, "Seed of all random numbers");
  command.add_option("--sampler", options.sampler, "random, latin-hypercube or sobol");
  add_precision_options(command, options);
  command.add_option("--threads", options.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command.add_option("--out", options.out, "Results directory (else out/SCENARIO)");
  command.add_flag("--overwrite", options.overwrite, "Replace a results directory that exists");
  command.add_option("--trace", options.trace, "Trajectories to keep whole in trace.nc");
  command.add_flag("--paths", options.paths,
                   "Keep strength and reserve of every trajectory by year in draws.nc (8 bytes each, uncompressed)");
  command.add_flag("--json", options.json, "Print the summary as JSON on stdout");
  command.add_flag("--quiet", options.quiet, "Print nothing but errors");
}

/// Options of the command line stand above the file and --set.
std::vector<Override> all_overrides(const RunOptions& options) {
  std::vector<Override> overrides = overrides_of(options.scenario);
  const auto add = [&](const char* option, const char* key, const std::string& value) {
    if (!value.empty()) overrides.push_back({option, key, value});
  };
  add("--draws", "run.draws", options.draws);
  add("--futures", "run.futures", options.futures);
  add("--seed", "run.seed", options.seed);
  add("--sampler", "run.sampler", options.sampler);
  add("--precision", "run.precision", options.precision);
  add("--max-draws", "run.max_draws", options.max_draws);
  return overrides;
}

void run_scenario(const RunOptions& options, const CommonOptions& common) {
  const Effort effort{options.threads, options.trace, options.quiet, options.max_time, options.paths};
  const RunOccasion occasion = occasion_of(common, effort);
  const Scenario scenario = read_scenario(options.scenario.scenario, occasion.data, all_overrides(options));
  refuse_unbuilt(scenario);
  warn_of_poles(scenario);
  const Country country = read_country(occasion.data, scenario.country);
  const Model model = make_model(scenario, country);
  const std::string folder = options.out.empty() ? "out/" + scenario.name : options.out;
  OutputFolder out(folder, options.overwrite ? Existing::replace : Existing::refuse);
  const RunResult result = run_with_progress(model, empty_run(model), effort);
  if (result.draws == 0) {
    spdlog::warn("interrupted before the first draw was done; nothing is written");
    return;
  }
  write_results(out, model, result, occasion);
  warn_if_imprecise(model, result);
  if (options.json)
    print_json_summary(model, result, folder);
  else if (!options.quiet)
    print_summary(model, result, folder);
}

/// Runs from look to look until the precision is reached, the looks are over, or the run is told to stop.
RunResult run_to_precision(const Model& model, RunResult run, const RunControl& control) {
  const StopRule rule = stop_rule_of(model.scenario);
  for (const std::size_t look : rule.looks()) {
    if (run.draws > look) continue;  // of a run that goes on: it was not precise enough there
    run = run_from(model, std::move(run), static_cast<std::uint32_t>(look), control);
    if (!run.complete || precision_reached(model, run)) break;
  }
  return run;
}

/// Columns of a million trajectories come and go while files are written: what is given back is then free at once.
void keep_large_arrays_apart() {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

/// The threads' rooms are free by now, but only they could use them again: what follows would take as much anew.
void return_freed_memory() {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
}

}  // namespace

std::string utc_now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

void warn_if_imprecise(const Model& model, const RunResult& run) {
  const RunSettings& settings = model.scenario.run;
  if (settings.precision == 0 || precision_reached(model, run)) return;
  spdlog::warn(
      "the precision of {} was not reached: after {} draws the widest simulation error is {:.4f} to either "
      "side; muster resume goes on, with --draws N beyond {}",
      settings.precision, run.draws, widest_half_width(model, run), settings.max_draws);
}

void refuse_unbuilt(const Scenario& scenario) {
  require(
      scenario.population.variant == PopulationVariant::model,
      "population.variant: un-medium has no war dead, refugees or uncertainty to run a force on; use muster project");
}

void warn_of_poles(const Scenario& scenario) {
  for (const MassNearPole& each : mass_near_poles(scenario)) {
    spdlog::warn(
        "{}: {:.2g} of the draws lie within {:.3g} of {}, where {} has a pole (a few draws may rule the "
        "means); truncate it with [lo, hi] behind it",
        each.pole.input, each.share, each.within, each.pole.at, each.pole.equation);
  }
}

RunOccasion occasion_of(const CommonOptions& common, const Effort& effort) {
  RunOccasion occasion;
  occasion.command = common.command;
  occasion.start = utc_now();
  occasion.threads = effort.threads > 0 ? effort.threads : static_cast<int>(std::thread::hardware_concurrency());
  occasion.data = data_folder(common);
  return occasion;
}

RunResult run_with_progress(const Model& model, RunResult start, const Effort& effort) {
  keep_large_arrays_apart();
  caught_signal = 0;
  std::signal(SIGINT, remember_signal);
  std::signal(SIGTERM, remember_signal);
  const auto draws = static_cast<std::uint32_t>(model.scenario.run.most_draws());
  Progress progress(model, draws, start.draws);
  RunControl control;
  control.threads = effort.threads > 0 ? effort.threads : model.scenario.run.threads;
  control.trace = effort.trace;
  control.whole_paths = effort.paths;
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                      std::chrono::duration<double>(effort.max_time > 0 ? effort.max_time : a_century));
  control.stop = [end] { return caught_signal != 0 || Clock::now() >= end; };
  if (!effort.quiet) control.finished = [&progress](const RunResult& so_far) { progress.show(so_far); };
  RunResult result = model.scenario.run.precision > 0 ? run_to_precision(model, std::move(start), control)
                                                      : run_from(model, std::move(start), draws, control);
  if (caught_signal == 0) result.complete = true;  // a time limit is an end that was asked for
  if (!effort.quiet) progress.end();
  return_freed_memory();
  return result;
}

void add_run(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<RunOptions>();
  CLI::App* command = app.add_subcommand("run", "Run a scenario and write its results");
  add_options(*command, *options);
  command->callback([options, &common] { run_scenario(*options, common); });
}

int signal_exit_code() { return caught_signal == 0 ? 0 : 128 + caught_signal; }

}  // namespace muster::engine
