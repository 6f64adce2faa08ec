#include "project.hpp"

#include "muster/core/require.hpp"
#include "muster/ensemble/model.hpp"
#include "muster/ensemble/population_draw.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/projection_tables.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fstream>
#include <memory>

namespace muster::engine {
namespace {

namespace fs = std::filesystem;

struct ProjectOptions {
  ScenarioOptions scenario;
  bool layers = false;
  std::string out;
};

/// A file that appears whole or not at all.
void write_whole(const fs::path& file, const std::string& text) {
  const fs::path partial = file.parent_path() / fmt::format(".{}.partial", file.filename().string());
  std::ofstream stream(partial, std::ios::binary);
  require(stream.good(), "--out: {} cannot be written (no such folder, or it is protected); name another file",
          file.string());
  stream << text;
  stream.close();
  if (!stream) throw std::runtime_error(fmt::format("{} could not be written; is the disk full?", file.string()));
  fs::rename(partial, file);
}

void project_scenario(const ProjectOptions& options, const CommonOptions& common) {
  const Scenario scenario = load_scenario(options.scenario, common);
  const Country country = read_country(data_folder(common), scenario.country);
  const PopulationModel model = make_population_model(scenario, country);
  const PopulationInputs inputs = median_population_inputs(scenario);
  const std::string text = options.layers ? layers_projection_csv(model, inputs) : projection_csv(model, inputs);
  if (options.out.empty())
    fmt::print("{}", text);
  else
    write_whole(options.out, text);
}

}  // namespace

void add_project(CLI::App& app, const CommonOptions& common) {
  const auto options = std::make_shared<ProjectOptions>();
  CLI::App* command =
      app.add_subcommand("project", "Project the population alone, inputs at their medians, shocks at zero");
  add_scenario(*command, options->scenario);
  command->add_flag("--layers", options->layers, "What each population layer adds to or takes from each cell");
  command->add_option("--out", options->out, "File to write instead of stdout");
  command->callback([options, &common] { project_scenario(*options, common); });
}

}  // namespace muster::engine
