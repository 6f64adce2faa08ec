#include "muster/estimate/sample.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/sampling/design.hpp"
#include "muster/sampling/draw.hpp"

namespace muster {
namespace {

std::vector<std::string> names_of(const UncertainInputs& joint) {
  std::vector<std::string> names;
  for (const UncertainInput& input : joint.inputs) names.push_back(input.name);
  return names;
}

std::vector<Distribution> distributions_of(const UncertainInputs& joint) {
  std::vector<Distribution> distributions;
  for (const UncertainInput& input : joint.inputs) {
    require(!is_table(input.distribution), "{} is a table (a model here takes numbers); give it a distribution",
            input.name);
    distributions.push_back(input.distribution);
  }
  return distributions;
}

/// Mean over the futures of each draw; NaN when one failed.
std::vector<double> means_by_draw(std::span<const double> values, int futures) {
  std::vector<double> means;
  for (std::size_t at = 0; at < values.size(); at += static_cast<std::size_t>(futures)) {
    double mean = 0;
    for (const double value : values.subspan(at, static_cast<std::size_t>(futures))) mean += value / futures;
    means.push_back(mean);
  }
  return means;
}

}  // namespace

Sample::Sample(const RandomFunction& model, const UncertainInputs& joint, const SamplingPlan& plan) : plan_(plan) {
  detail::require_futures(plan.futures);
  const std::vector<std::string> names = names_of(joint);
  const std::vector<Distribution> distributions = distributions_of(joint);
  const Copula copula(names, joint.correlations);
  const Design design({.sampler = plan.sampler, .seed = plan.seed, .draws = plan.draws, .replicates = plan.copies},
                      names);
  for (std::uint32_t draw = 0; draw < plan.draws; ++draw) {
    const std::vector<double> inputs = draw_inputs(design, copula, distributions, draw);
    for (int future = 0; future < plan.futures; ++future) {
      Stream chance({.seed = plan.seed,
                     .draw = draw,
                     .future = static_cast<std::uint32_t>(future),
                     .purpose = purpose("chance of a model")});
      values_.push_back(model(inputs, chance));
    }
  }
}

ReplicateEstimate Sample::mean(double level) const {
  return replicate_estimate(unit_means(means_by_draw(values_, plan_.futures), layout()), level);
}

ReplicateEstimate Sample::probability_at_least(double size, double level) const {
  const std::vector<double> shares = shares_at_least(values_, plan_.futures, size);
  const ProbabilityEstimate all = clustered_probability(shares, layout(), level);
  return {.mean = all.mean, .std_error = all.std_error, .simulation_error = all.simulation_error};
}

QuantileEstimate Sample::quantile(double share, double level) const {
  return DrawSample(values_, layout()).quantile(share, level);
}

Performance in_normal_space(std::function<double(std::span<const double> inputs)> performance,
                            const UncertainInputs& joint) {
  return [performance = std::move(performance), copula = Copula(names_of(joint), joint.correlations),
          distributions = distributions_of(joint)](std::span<const double> point) {
    return performance(inputs_at(copula, distributions, point));
  };
}

}  // namespace muster
