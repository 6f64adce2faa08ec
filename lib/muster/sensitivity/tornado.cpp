#include "muster/sensitivity/tornado.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "muster/sensitivity/outcomes.hpp"

namespace muster {
namespace {

constexpr std::string_view own_cap = "own_cap";  ///< a rule with a rival prior, though no input

/// The model with every input at its median in every draw.
Model at_medians(const Model& model) {
  Model still = model;
  for (Distribution& distribution : still.distributions) {
    if (!is_table(distribution)) distribution = Constant(median(distribution));
  }
  return still;
}

std::size_t place_of(const Model& model, const std::string& name) {
  return static_cast<std::size_t>(std::ranges::find(model.scenario.inputs, name, &Input::name) -
                                  model.scenario.inputs.begin());
}

bool can_move(const Model& model, const std::string& name) {
  const std::size_t place = place_of(model, name);
  return name == own_cap || (place < model.fields.size() && model.fields[place] != nullptr);
}

/// Results of a model with a lower own_cap: the rule is not among the inputs of a draw.
std::vector<double> with_cap(Model model, double cap, const LightPlan& plan) {
  model.scenario.sustained.own_cap = cap;
  return outcomes_of(light_run(model, plan), 0);
}

}  // namespace

std::vector<TornadoMove> tornado_moves(const Model& model, std::span<const RivalPrior> rivals) {
  std::vector<TornadoMove> moves;
  for (std::size_t i = 0; i < model.distributions.size(); ++i) {
    const Distribution& prior = model.distributions[i];
    if (is_constant(prior) || is_table(prior) || model.fields[i] == nullptr) continue;
    moves.push_back({model.scenario.inputs[i].name, "quantiles", quantile(prior, 0.05), quantile(prior, 0.95)});
  }
  std::map<std::string, int> seen;
  for (const RivalPrior& rival : rivals) {
    const int number = ++seen[rival.name];
    const Distribution prior = parse_distribution(rival.distribution);
    if (is_table(prior) || !can_move(model, rival.name)) continue;
    moves.push_back({rival.name, fmt::format("rival {}", number), quantile(prior, 0.05), quantile(prior, 0.95)});
  }
  return moves;
}

TornadoBars tornado(const Model& model, std::span<const TornadoMove> moves, const TornadoPlan& plan) {
  const Model still = at_medians(model);
  const LightPlan light{
      .draws = plan.draws, .futures = plan.futures, .targets = model.targets, .maximum = true, .threads = plan.threads};
  std::vector<InputChange> variants{{}};
  for (const TornadoMove& move : moves) {
    if (move.input == own_cap) continue;
    for (const double value : {move.low, move.high}) {
      variants.push_back(fix_input(still, place_of(model, move.input), value));
    }
  }
  const LightRun run = light_run(still, light, variants);
  TornadoBars bars{outcomes_of(run, 0), {}, {}};
  std::size_t variant = 0;
  for (const TornadoMove& move : moves) {
    const bool rule = move.input == own_cap;
    bars.low.push_back(rule ? with_cap(still, move.low, light) : outcomes_of(run, variant + 1));
    bars.high.push_back(rule ? with_cap(still, move.high, light) : outcomes_of(run, variant + 2));
    if (!rule) variant += 2;
  }
  return bars;
}

}  // namespace muster
