#pragma once

#include "command_line.hpp"
#include "history_files.hpp"

#include "muster/ensemble/light_run.hpp"
#include "muster/ensemble/model.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/output_folder.hpp"

#include <optional>
#include <string>
#include <vector>

namespace muster::engine {

/// Options of a command that varies a scenario: sweep and breakeven.
struct AnalysisOptions {
  ScenarioOptions scenario;
  std::string draws, futures, seed;  ///< as typed
  std::string out;                   ///< empty: out/SCENARIO-COMMAND
  int threads = 0;
  bool overwrite = false, quiet = false;
};

/// Adds SCENARIO, --set, --target, --draws, --futures, --seed, --threads, --out, --overwrite and --quiet.
/// @param draws, futures  defaults of the command, smaller than a run's
void add_analysis(CLI::App& command, AnalysisOptions& options, const char* draws, const char* futures);

/// The overrides that such options make.
[[nodiscard]] std::vector<Override> overrides_of(const AnalysisOptions& options);

/// A scenario made ready, where its files come from and where its results go.
struct Analysis {
  std::filesystem::path data;
  Country country;
  Scenario scenario;
  Model model;
  LightPlan plan;  ///< all draws and targets
  std::string folder;
  CommandRecord record;
};

/// @param command  its name: "sweep"
[[nodiscard]] Analysis begin_analysis(const AnalysisOptions& options, const CommonOptions& common,
                                      const std::string& command);

/// Writes manifest.json and scenario.toml, and puts the folder in its place.
void finish_analysis(OutputFolder& out, const Analysis& analysis);

/// The place in scenario.inputs of the number a key names, in full or by its last parts; nothing for another key.
[[nodiscard]] std::optional<std::size_t> input_of_key(const Scenario& scenario, const std::string& key);

/// Reads the scenario with a key changed, so that the key and the value are checked as --set checks them.
/// @param option  the place that messages name: "--vary"
[[nodiscard]] Scenario scenario_with(const AnalysisOptions& options, const Analysis& analysis,
                                     const std::vector<Override>& changes);

/// The input's name in words: its unit in brackets where it has one.
[[nodiscard]] std::string with_unit(const Input& input);

}  // namespace muster::engine
