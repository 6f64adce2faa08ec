#include "analysis.hpp"

#include "run.hpp"

#include "muster/core/require.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace muster::engine {

void add_analysis(CLI::App& command, AnalysisOptions& options, const char* draws, const char* futures) {
  options.draws = draws;
  options.futures = futures;
  add_scenario(command, options.scenario);
  command.add_option("--draws", options.draws, "Draws of the uncertain inputs; fewer than a run's, to be quick")
      ->capture_default_str();
  command.add_option("--futures", options.futures, "Futures of yearly shocks for each draw")->capture_default_str();
  command.add_option("--seed", options.seed, "Seed of all random numbers (else the scenario's)")->type_name("S");
  command.add_option("--threads", options.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 4096))
      ->capture_default_str();
  command.add_option("--out", options.out, "Folder of the results (else out/SCENARIO-" + command.get_name() + ")")
      ->type_name("DIR");
  command.add_flag("--overwrite", options.overwrite, "Replace a folder that is not empty");
  command.add_flag("--quiet", options.quiet, "Print nothing but errors");
}

std::vector<Override> overrides_of(const AnalysisOptions& options) {
  std::vector<Override> overrides = overrides_of(options.scenario);
  overrides.push_back({"--draws", "run.draws", options.draws});
  overrides.push_back({"--futures", "run.futures", options.futures});
  if (!options.seed.empty()) overrides.push_back({"--seed", "run.seed", options.seed});
  return overrides;
}

Analysis begin_analysis(const AnalysisOptions& options, const CommonOptions& common, const std::string& command) {
  const std::string start = time_now();
  const std::filesystem::path data = data_folder(common);
  Scenario scenario = read_scenario(options.scenario.scenario, data, overrides_of(options));
  refuse_unbuilt(scenario);
  Country country = read_country(data, scenario.country);
  Model model = make_model(scenario, country);
  require(!model.targets.empty(), "{}: it has no target ({} is of targets); add --target A", options.scenario.scenario,
          command);
  const bool certain = scenario.level == Level::L1;
  LightPlan plan{.draws = certain ? 1 : static_cast<std::uint32_t>(scenario.run.draws),
                 .futures = certain ? 1 : static_cast<std::uint32_t>(scenario.run.futures),
                 .targets = model.targets,
                 .threads = options.threads};
  std::string folder = options.out.empty() ? fmt::format("out/{}-{}", scenario.name, command) : options.out;
  CommandRecord record{.command = fmt::format("{}", fmt::join(common.command, " ")),
                       .inputs = {data / "countries" / scenario.country / "columns.csv"},
                       .start = start,
                       .notes = {},
                       .draws = plan.draws,
                       .futures = plan.futures,
                       .seed = scenario.run.seed};
  return {data,
          std::move(country),
          std::move(scenario),
          std::move(model),
          std::move(plan),
          std::move(folder),
          std::move(record)};
}

void finish_analysis(OutputFolder& out, const Analysis& analysis) {
  out.write("scenario.toml", to_toml(analysis.scenario));
  out.write("manifest.json", manifest_of(analysis.record));
  out.finish();
}

std::optional<std::size_t> input_of_key(const Scenario& scenario, const std::string& key) {
  const auto names = [&key](const Input& input) {
    return input.key == key || input.name == key || input.key.ends_with("." + key);
  };
  const auto found = std::ranges::find_if(scenario.inputs, names);
  if (found == scenario.inputs.end() || is_table(found->distribution)) return std::nullopt;
  return static_cast<std::size_t>(found - scenario.inputs.begin());
}

Scenario scenario_with(const AnalysisOptions& options, const Analysis& analysis, const std::vector<Override>& changes) {
  std::vector<Override> overrides = overrides_of(options);
  overrides.insert(overrides.end(), changes.begin(), changes.end());
  return read_scenario(options.scenario.scenario, analysis.data, overrides);
}

std::string with_unit(const Input& input) {
  return input.unit.empty() || input.unit == "1" ? input.name : fmt::format("{} ({})", input.name, input.unit);
}

}  // namespace muster::engine
