#include "command_line.hpp"

#include "muster/core/build_info.hpp"
#include "muster/core/require.hpp"
#include "muster/core/spelling.hpp"

#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>

namespace muster::engine {
namespace {

namespace fs = std::filesystem;

/// Commands that the documentation names and this version does not have.
constexpr std::array planned{"sensitivity"};

/// The command that was recognised, or the program itself.
const CLI::App& innermost(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? app : *commands.front();
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* level : {&innermost(app), &app}) {
    for (const CLI::Option* option : level->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

std::string unknown_command(const CLI::App& app, const std::string& found) {
  if (std::ranges::find(planned, found) != planned.end()) {
    return fmt::format("muster {} is planned and not built yet (this is muster {}); muster --help lists what there is",
                       found, build_info().version);
  }
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  return fmt::format("unknown command \"{}\"{}; allowed are {}", found, did_you_mean(found, names),
                     fmt::join(names, ", "));
}

/// The folder of data that an installed program finds beside it: bin/muster and share/muster/data.
fs::path installed_data() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return program.parent_path().parent_path() / "share" / "muster" / "data";
}

}  // namespace

void add_common(CLI::App& app, CommonOptions& options) {
  app.add_option("--data", options.data, "Folder of countries and scenarios (else MUSTER_DATA, else the installed one)")
      ->type_name("DIR");
  app.add_option("--log-level", options.log_level, "What is logged to stderr")
      ->check(CLI::IsMember({"trace", "debug", "info", "warn", "error", "off"}))
      ->capture_default_str();
  app.set_version_flag("--version", version_line("muster"), "Print version, commit and compiler");
}

void add_scenario(CLI::App& command, ScenarioOptions& options) {
  command.add_option("SCENARIO", options.scenario, "A scenario file, or the name of an installed scenario")->required();
  command.add_option("--set", options.set, "Any key of the scenario, such as --set term=1.5 or --set aid.form=none")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  command
      .add_option("--target", options.targets, "Active strength, or active+reserve; replaces the scenario's targets")
      ->type_name("A[+R]")
      ->allow_extra_args(false);
}

fs::path data_folder(const CommonOptions& options) {
  const char* const variable = std::getenv("MUSTER_DATA");
  const bool from_variable = options.data.empty() && variable != nullptr && *variable != '\0';
  if (!options.data.empty() || from_variable) {
    fs::path folder = from_variable ? variable : options.data;
    require(fs::is_directory(folder / "countries"),
            "{}: found \"{}\" (there is no folder countries in it); name a data folder",
            from_variable ? "MUSTER_DATA" : "--data", folder.string());
    return folder;
  }
  const fs::path installed = installed_data();
  return fs::is_directory(installed / "countries") ? installed : fs::path(MUSTER_SOURCE_DATA);
}

std::vector<Override> overrides_of(const ScenarioOptions& options) {
  std::vector<Override> overrides;
  for (const std::string& text : options.set) overrides.push_back(parse_set(text));
  if (!options.targets.empty()) overrides.push_back(targets_override(options.targets));
  return overrides;
}

Scenario load_scenario(const ScenarioOptions& options, const CommonOptions& common) {
  return read_scenario(options.scenario, data_folder(common), overrides_of(options));
}

std::string usage_fault(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = app.remaining(true);
  if (unknown.empty()) return fmt::format("{}; run with --help to see what is allowed", error.what());
  const std::string& first = unknown.front();
  if (first.starts_with('-')) {
    const std::string name = first.substr(0, first.find('='));
    return fmt::format("unknown option \"{}\"{}", name, did_you_mean(name, option_names(app)));
  }
  if (&innermost(app) == &app) return unknown_command(app, first);
  return fmt::format("found \"{}\" behind everything muster {} takes; remove it, or put a text with spaces in quotes",
                     first, innermost(app).get_name());
}

}  // namespace muster::engine
