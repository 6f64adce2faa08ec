#include "muster/sensitivity/drop_source.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "muster/distributions/standard_normal.hpp"
#include "muster/sensitivity/outcomes.hpp"

namespace muster {
namespace {

constexpr double judged_widening = 2;  ///< of an input that nothing else supports

bool rests_on(const std::vector<std::string>& sources, const std::string& source) {
  return std::ranges::find(sources, source) != sources.end();
}

WithoutSource change_of(const Input& input, std::size_t place, const std::string& source,
                        std::span<const RivalPrior> rivals) {
  const auto count = static_cast<double>(input.sources.size());
  if (count > 1) return {.input = place, .widening = std::sqrt(count / (count - 1))};
  for (const RivalPrior& rival : rivals) {
    if (rival.name != input.name || rests_on(rival.sources, source)) continue;
    const Distribution prior = parse_distribution(rival.distribution);
    if (!is_table(prior)) return {.input = place, .rival = prior, .has_rival = true};
  }
  return {.input = place, .widening = judged_widening};
}

InputChange change_without(const Model& model, const SourceDrop& drop) {
  return [&model, &drop](std::uint32_t, std::span<double> values) {
    for (const WithoutSource& each : drop.inputs) {
      values[each.input] = without_source(model.distributions[each.input], each, values[each.input]);
    }
  };
}

}  // namespace

std::vector<SourceDrop> source_drops(const Model& model, std::span<const RivalPrior> rivals) {
  std::map<std::string, SourceDrop> drops;
  for (std::size_t i = 0; i < model.distributions.size(); ++i) {
    const Distribution& prior = model.distributions[i];
    if (is_constant(prior) || is_table(prior)) continue;
    const Input& input = model.scenario.inputs[i];
    for (const std::string& source : input.sources) {
      SourceDrop& drop = drops[source];
      drop.source = source;
      drop.inputs.push_back(change_of(input, i, source, rivals));
    }
  }
  std::vector<SourceDrop> result;
  for (auto& [source, drop] : drops) result.push_back(std::move(drop));
  return result;
}

double without_source(const Distribution& prior, const WithoutSource& change, double value) {
  constexpr double least = 1e-12;  // the ends of a distribution may lie at infinity
  const double share = std::clamp(share_below(prior, value), least, 1 - least);
  if (change.has_rival) return quantile(change.rival, share);
  return quantile(prior, std::clamp(normal_cdf(change.widening * normal_quantile(share)), least, 1 - least));
}

DropResults drop_each_source(const Model& model, std::span<const SourceDrop> drops, const DropPlan& plan) {
  std::vector<InputChange> variants{{}};
  for (const SourceDrop& drop : drops) variants.push_back(change_without(model, drop));
  const LightRun run = light_run(model,
                                 {.draws = plan.draws,
                                  .futures = plan.futures,
                                  .targets = model.targets,
                                  .maximum = true,
                                  .threads = plan.threads},
                                 variants);
  DropResults results{outcomes_of(run, 0), {}};
  for (std::size_t i = 0; i < drops.size(); ++i) results.without.push_back(outcomes_of(run, i + 1));
  return results;
}

}  // namespace muster
