#include "muster/sensitivity/outcomes.hpp"

#include <cmath>

namespace muster {
namespace {

double mean_force(const LightRun& run, std::size_t variant) {
  double sum = 0, count = 0;
  const std::size_t first = run.trajectory(variant, 0, 0);
  for (std::size_t i = first; i < first + run.draws * run.futures; ++i) {
    if (std::isnan(run.max_force[i])) continue;
    sum += run.max_force[i];
    count += 1;
  }
  return sum / count;
}

}  // namespace

std::vector<std::string> outcome_names(const Model& model) {
  std::vector<std::string> names{"M"};
  for (const Target& target : model.targets) names.push_back(target.name);
  return names;
}

std::vector<double> outcomes_of(const LightRun& run, std::size_t variant) {
  std::vector<double> results{mean_force(run, variant)};
  for (std::size_t target = 0; target < run.targets; ++target) results.push_back(run.probability(variant, target));
  return results;
}

}  // namespace muster
