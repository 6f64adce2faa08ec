// What each sampler is worth on the baseline itself: the error of P(250,000 alone, every year) over repeated runs with
// their own seeds, how often the runs' 95 % intervals hold the answer (the mean of all runs), and how many times fewer
// draws than independent ones give the same error. `sampler_study RUNS DRAWS FUTURES [KEY=VALUE ...]`
#include "muster/ensemble/light_run.hpp"
#include "muster/ensemble/scenario_read.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/evidence/country.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

namespace muster {
namespace {

constexpr double size = 250'000;

struct Plan {
  std::uint64_t runs;
  std::uint32_t draws;
  int futures;
};

struct Setting {
  std::string name;
  Sampler sampler;
  bool by_importance;
};

/// Share of each draw's futures in which the size is sustained.
std::vector<double> shares_of(const Model& model, std::uint32_t draws, int futures) {
  Target target;
  target.active = size;
  const LightRun run =
      light_run(model, {.draws = draws, .futures = static_cast<std::uint32_t>(futures), .targets = {target}});
  std::vector<double> shares = run.hits(0, 0);
  for (double& share : shares) share /= futures;
  return shares;
}

/// Inputs by the squared correlation of their place among the draws with the outcome, the most important first.
void order_by_importance(Scenario& scenario, const Country& country) {
  const Model model = make_model(scenario, country);
  constexpr std::uint32_t draws = 4096;
  const std::vector<double> shares = shares_of(model, draws, 4);
  const double mean = std::accumulate(shares.begin(), shares.end(), 0.0) / draws;
  std::vector<std::vector<double>> values;
  for (std::uint32_t draw = 0; draw < draws; ++draw) values.push_back(make_draw(model, draw).values);
  std::vector<std::pair<double, std::size_t>> weight;
  for (std::size_t input = 0; input < scenario.inputs.size(); ++input) {
    double both = 0;
    const Distribution& d = scenario.inputs[input].distribution;
    if (!is_constant(d) && !is_table(d)) {
      for (std::uint32_t draw = 0; draw < draws; ++draw)
        both += (shares[draw] - mean) * (share_below(d, values[draw][input]) - 0.5);
    }
    weight.emplace_back(-std::abs(both), input);
  }
  std::ranges::stable_sort(weight, {}, &std::pair<double, std::size_t>::first);
  std::vector<Input> ordered;
  std::printf("importance:");
  for (const auto& [value, input] : weight) {
    ordered.push_back(scenario.inputs[input]);
    if (ordered.size() <= 20) std::printf(" %s", scenario.inputs[input].name.c_str());
  }
  std::printf("\n");
  scenario.inputs = ordered;
}

struct Runs {
  std::vector<ProbabilityEstimate> estimates;
  std::vector<VarianceSplit> splits;
};

Runs repeat(Scenario scenario, const Country& country, const Plan& plan, const Setting& setting) {
  scenario.run.sampler = setting.sampler;
  scenario.run.draws = plan.draws;
  Runs all;
  for (std::uint64_t run = 0; run < plan.runs; ++run) {
    scenario.run.seed = 1000 + run;
    const Model model = make_model(scenario, country);
    const std::vector<double> shares = shares_of(model, plan.draws, plan.futures);
    all.estimates.push_back(
        clustered_probability(shares, DrawLayout(plan.futures, model.design.plan().replicates), 0.95));
    all.splits.push_back(variance_by_level(shares, plan.futures));
  }
  return all;
}

int study(const Plan& plan, const std::vector<Override>& overrides) {
  const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
  const Scenario declared = read_scenario("ukraine-baseline", data, overrides);
  const Country country = read_country(data, declared.country);
  Scenario ordered = declared;
  order_by_importance(ordered, country);
  const std::vector<Setting> settings{{"random", Sampler::random, false},
                                      {"latin-hypercube", Sampler::latin_hypercube, false},
                                      {"sobol, as declared", Sampler::sobol, false},
                                      {"sobol, by importance", Sampler::sobol, true}};
  std::vector<Runs> all;
  double truth = 0;
  for (const Setting& setting : settings) {
    all.push_back(repeat(setting.by_importance ? ordered : declared, country, plan, setting));
    for (const ProbabilityEstimate& run : all.back().estimates)
      truth += run.mean / static_cast<double>(plan.runs * settings.size());
  }
  double inputs = 0, chance = 0;
  for (const Runs& runs : all) {
    for (const VarianceSplit& split : runs.splits) {
      inputs += split.inputs / static_cast<double>(plan.runs * settings.size());
      chance += split.chance / static_cast<double>(plan.runs * settings.size());
    }
  }
  const double of_chance = chance / (plan.draws * plan.futures), at_random = inputs / plan.draws + of_chance;
  std::printf("P(%.0f) = %.5f; %llu runs of %u x %d; variance from inputs %.4f, from chance %.4f\n", size, truth,
              static_cast<unsigned long long>(plan.runs), plan.draws, plan.futures, inputs, chance);
  std::printf("error of independent draws %.5f, of chance alone %.5f\n", std::sqrt(at_random), std::sqrt(of_chance));
  std::printf("%-22s %10s %14s %10s %12s\n", "sampler", "error", "fewer draws", "coverage", "mean width");
  for (std::size_t i = 0; i < settings.size(); ++i) {
    double squares = 0, covered = 0, width = 0;
    for (const ProbabilityEstimate& run : all[i].estimates) {
      squares += (run.mean - truth) * (run.mean - truth);
      covered += run.simulation_error.contains(truth) ? 1 : 0;
      width += run.simulation_error.width();
    }
    const auto runs = static_cast<double>(plan.runs);
    std::printf("%-22s %10.5f %14.2f %10.4f %12.5f\n", settings[i].name.c_str(), std::sqrt(squares / runs),
                at_random * runs / squares, covered / runs, width / runs);
  }
  return 0;
}

}  // namespace
}  // namespace muster

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fprintf(stderr, "sampler_study RUNS DRAWS FUTURES [KEY=VALUE ...]\n");
    return 2;
  }
  std::vector<muster::Override> overrides;
  for (int i = 4; i < argc; ++i) overrides.push_back(muster::parse_set(argv[i]));
  return muster::study(
      {std::strtoull(argv[1], nullptr, 10), static_cast<std::uint32_t>(std::atoi(argv[2])), std::atoi(argv[3])},
      overrides);
}
