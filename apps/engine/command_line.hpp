#pragma once

#include "muster/ensemble/scenario_read.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace muster::engine {

/// What every command takes.
struct CommonOptions {
  std::string data;  ///< folder of countries and scenarios; empty: MUSTER_DATA, then the installed one
  std::string log_level = "warn";
  std::vector<std::string> command;  ///< the command line as it was typed
};

/// What every command takes that reads a scenario.
struct ScenarioOptions {
  std::string scenario;              ///< a file, or the name of an installed scenario
  std::vector<std::string> set;      ///< KEY=VALUE
  std::vector<std::string> targets;  ///< A or A+R
};

/// Adds `--data`, `--log-level` and `--version` to the program; its commands take them too.
void add_common(CLI::App& app, CommonOptions& options);

/// Adds SCENARIO, `--set` and `--target` to a command.
void add_scenario(CLI::App& command, ScenarioOptions& options);

/// The data folder: that of the option, else of MUSTER_DATA, else beside the installed program, else the source tree's.
/// @throws InvalidInput when the folder named has no countries
[[nodiscard]] std::filesystem::path data_folder(const CommonOptions& options);

/// The overrides that a command's options make, in the order in which they apply.
[[nodiscard]] std::vector<Override> overrides_of(const ScenarioOptions& options);

/// The scenario a command was asked for, with its overrides.
[[nodiscard]] Scenario load_scenario(const ScenarioOptions& options, const CommonOptions& common);

/// What is wrong with a command line, with the nearest spelling of an unknown command or option.
[[nodiscard]] std::string usage_fault(const CLI::App& app, const CLI::ParseError& error);

}  // namespace muster::engine
