#include "resume.hpp"

#include "run.hpp"
#include "summary.hpp"

#include "muster/core/build_info.hpp"
#include "muster/core/file.hpp"
#include "muster/core/require.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/reader.hpp"
#include "muster/results/state_netcdf.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <memory>

namespace muster::engine {
namespace {

namespace fs = std::filesystem;

struct ResumeOptions {
  std::string folder;
  std::string draws;  ///< as typed; empty: as many as were asked for at first
  Effort effort;
  bool json = false;
};

/// Whether a plan of @p wanted draws begins with the draws of the run's plan.
void refuse_other_plan(const Scenario& scenario, const RunRecord& record, std::uint64_t wanted) {
  require(wanted >= record.draws_done,
          "--draws: {} is fewer than the {} draws that are done; ask for more, or make a new run", wanted,
          record.draws_done);
  require(scenario.run.sampler != Sampler::latin_hypercube || wanted == record.draws_asked,
          "--draws: a Latin hypercube of {} draws cannot be extended to {} (each of its draws fills one of {} strata); "
          "make a new run, or use the sampler random or sobol",
          record.draws_asked, wanted, record.draws_asked);
}

Scenario scenario_of(const ResumeOptions& options, const RunRecord& record, const fs::path& data) {
  std::vector<Override> overrides;
  const char* key = record.precision_reached ? "run.max_draws" : "run.draws";
  if (!options.draws.empty()) overrides.push_back({"--draws", key, options.draws});
  Scenario scenario = read_scenario((fs::path(options.folder) / "scenario.toml").string(), data, overrides);
  scenario.name = record.scenario;
  return scenario;
}

/// Says that there is nothing left to do, and what would be.
bool is_done(const std::string& folder, const Model& model, const RunRecord& record, const RunResult& start) {
  const RunSettings& plan = model.scenario.run;
  if (record.precision_reached.value_or(false)) {
    spdlog::warn("{}: its precision of {} was reached with {} draws; for more make a run with a smaller --precision",
                 folder, plan.precision, start.draws);
    return true;
  }
  if (!record.complete || start.draws != static_cast<std::uint64_t>(plan.most_draws())) return false;
  spdlog::warn("{}: all {} draws are done; --draws N adds more", folder, start.draws);
  return true;
}

void resume(const ResumeOptions& options, const CommonOptions& common) {
  RunOccasion occasion = occasion_of(common, options.effort);
  const RunRecord record = read_results(options.folder).run;
  const Scenario scenario = scenario_of(options, record, occasion.data);
  refuse_unbuilt(scenario);
  refuse_changed_data(record, occasion.data);
  refuse_other_plan(scenario, record, static_cast<std::uint64_t>(scenario.run.most_draws()));
  occasion.inputs = record.inputs;  // the scenario's own files, not the resolved copy that is read here
  const Model model = make_model(scenario, read_country(occasion.data, scenario.country));
  RunResult start = read_state(options.folder, model);
  if (is_done(options.folder, model, record, start)) return;
  OutputFolder out(options.folder, Existing::replace);
  Effort effort = options.effort;
  effort.trace = start.trace;
  const RunResult result = run_with_progress(model, std::move(start), effort);
  write_results(out, model, result, occasion);
  warn_if_imprecise(model, result);
  if (options.json)
    print_json_summary(model, result, options.folder);
  else if (!effort.quiet)
    print_summary(model, result, options.folder);
}

}  // namespace

void refuse_changed_data(const RunRecord& record, const fs::path& data) {
  for (const InputFile& input : record.inputs) {
    if (!input.path.starts_with("data/countries/")) continue;
    const fs::path file = data / input.path.substr(std::string_view("data/").size());
    require(fs::is_regular_file(file) && file_sha256(file) == input.sha256,
            "{}: it is not the file the run read (its checksum has changed, so the draws would not match); "
            "restore it, or make the run anew with muster run",
            file.string());
  }
  if (record.version != build_info().version || record.commit != build_info().commit) {
    spdlog::warn(
        "the results were made by muster {} ({}), this is {} ({}): the new draws may differ from those of one run",
        record.version, record.commit, build_info().version, build_info().commit);
  }
}

void add_resume(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<ResumeOptions>();
  CLI::App* command = app.add_subcommand("resume", "Finish an interrupted run, or add draws to a finished one");
  command->add_option("RESULTS", options->folder, "A results directory")->required();
  command->add_option("--draws", options->draws, "Draws in all (else as many as were asked for at first)");
  command->add_option("--threads", options->effort.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command->add_flag("--json", options->json, "Print the summary as JSON on stdout");
  command->add_flag("--quiet", options->effort.quiet, "Print nothing but errors");
  command->callback([options, &common] { resume(*options, common); });
}

}  // namespace muster::engine
