#include "muster/results/precision.hpp"

#include "muster/core/require.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/results/run_tables.hpp"

#include <algorithm>

namespace muster {
namespace {

constexpr long long first_look = 1024;  ///< 64 points of every scrambled copy

}  // namespace

DrawLayout layout_of(const Model& model) {
  const int futures = model.scenario.level == Level::L1 ? 1 : model.scenario.run.futures;
  return DrawLayout(futures, model.design.plan().replicates);
}

StopRule stop_rule_of(const Scenario& scenario) {
  const RunSettings& run = scenario.run;
  require(run.precision > 0, "{}: run.precision is not given (nothing says when to stop); write for example 0.005",
          scenario.name);
  const bool scrambled = run.sampler == Sampler::sobol;
  return StopRule({.precision = run.precision,
                   .level = error_level,
                   .first_look = static_cast<std::size_t>(std::min(first_look, run.max_draws)),
                   .max_draws = static_cast<std::size_t>(run.max_draws),
                   .growth = scrambled ? 2.0 : 1.5,
                   .sampler = run.sampler,
                   .unplanned = 1});
}

double interval_level(const Model& model) {
  return model.scenario.run.precision > 0 ? stop_rule_of(model.scenario).look_level() : error_level;
}

double widest_half_width(const Model& model, const RunResult& run) {
  const DrawLayout layout = layout_of(model);
  const double level = interval_level(model);
  double widest = 0;
  for (std::size_t target = 0; target < model.targets.size(); ++target) {
    const std::size_t readings = readings_of(model.targets[target], model.scenario.sustained).size();
    for (std::size_t reading = 0; reading < readings; ++reading) {
      const ProbabilityEstimate p = clustered_probability(shares_sustained(run, target, reading), layout, level);
      widest = std::max(widest, p.simulation_error.width() / 2);
    }
  }
  return widest;
}

bool precision_reached(const Model& model, const RunResult& run) {
  return widest_half_width(model, run) <= model.scenario.run.precision;
}

}  // namespace muster
