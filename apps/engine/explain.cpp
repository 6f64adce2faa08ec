#include "explain.hpp"

#include "run.hpp"

#include "muster/core/require.hpp"
#include "muster/evidence/country.hpp"
#include "muster/results/trajectory_text.hpp"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <memory>

namespace muster::engine {
namespace {

struct ExplainOptions {
  ScenarioOptions scenario;
  std::uint32_t draw = 0, future = 0;
};

void explain(const ExplainOptions& options, const CommonOptions& common) {
  const Scenario scenario = load_scenario(options.scenario, common);
  refuse_unbuilt(scenario);
  const bool fixed = scenario.run.sampler == Sampler::latin_hypercube;
  require(!fixed || options.draw < static_cast<unsigned long long>(scenario.run.draws),
          "--draw: {} is not among the draws 0 to {} (a Latin hypercube has a fixed size); name one of them",
          options.draw, scenario.run.draws - 1);
  const Model model = make_model(scenario, read_country(data_folder(common), scenario.country));
  const Draw draw = make_draw(model, options.draw);
  const Shocks shocks = make_shocks(model, options.draw, options.future);
  fmt::print("{}", tell_trajectory(model, draw, run_trajectory(model, draw, options.future, shocks)));
}

}  // namespace

void add_explain(CLI::App& app, const CommonOptions& common) {
  CLI::App* command =
      app.add_subcommand("explain", "Tell one trajectory year by year: people, recruits, force, money, and what bound");
  const auto options = std::make_shared<ExplainOptions>();
  add_scenario(*command, options->scenario);
  command->add_option("--draw", options->draw, "Draw of the uncertain inputs, from 0 on")->required()->type_name("I");
  command->add_option("--future", options->future, "Future of yearly shocks within the draw, from 0 on")
      ->capture_default_str()
      ->type_name("J");
  command->callback([options, &common] { explain(*options, common); });
}

}  // namespace muster::engine
