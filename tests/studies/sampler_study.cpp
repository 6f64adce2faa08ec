// What each sampler is worth on the baseline itself: the error of P(250,000 alone), P(300,000 alone) and the median of
// M over repeated runs with their own seeds, how often the runs' 95 % intervals hold the answer (that of all runs
// together), how wide they are, and how many times fewer draws than independent ones give the same error.
// `sampler_study RUNS DRAWS FUTURES SAMPLER,... [KEY=VALUE ...]`, the first sampler being that which others are held
// against: random, latin-hypercube, sobol, or unordered (sobol without the scenario's order of importance).
#include "muster/ensemble/light_run.hpp"
#include "muster/ensemble/scenario_read.hpp"
#include "muster/estimate/exceedance.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/estimate/quantile.hpp"
#include "muster/evidence/country.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

namespace muster {
namespace {

constexpr double level = 0.95;
constexpr std::array sizes{250'000.0, 300'000.0};
const std::array<const char*, 3> outcomes{"P(250,000)", "P(300,000)", "median of M"};

struct Plan {
  std::uint64_t runs;
  std::uint32_t draws;
  int futures;
};

struct Estimate {
  double value = 0;
  Interval error;
};

/// Estimates of one sampler, by run and outcome, and every M of its runs.
struct Runs {
  std::string name;
  std::vector<std::array<Estimate, outcomes.size()>> estimates;
  std::vector<double> max_force;
};

std::array<Estimate, outcomes.size()> estimates_of(const std::vector<double>& max_force, const DrawLayout& layout) {
  std::array<Estimate, outcomes.size()> all;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const std::vector<double> shares = shares_at_least(max_force, layout.futures(), sizes[i]);
    const ProbabilityEstimate p = clustered_probability(shares, layout, level);
    all[i] = {p.mean, p.simulation_error};
  }
  const QuantileEstimate median = DrawSample(max_force, layout).quantile(0.5, level);
  all.back() = {median.value, median.simulation_error};
  return all;
}

Runs repeat(Scenario scenario, const Country& country, const Plan& plan) {
  scenario.run.draws = plan.draws;
  Runs all;
  for (std::uint64_t run = 0; run < plan.runs; ++run) {
    scenario.run.seed = 1000 + run;
    const Model model = make_model(scenario, country);
    const LightRun done =
        light_run(model, {.draws = plan.draws, .futures = static_cast<std::uint32_t>(plan.futures), .maximum = true});
    const DrawLayout layout(plan.futures, model.design.plan().replicates);
    all.estimates.push_back(estimates_of(done.max_force, layout));
    all.max_force.insert(all.max_force.end(), done.max_force.begin(), done.max_force.end());
  }
  return all;
}

/// The answers from all runs of all samplers together.
std::array<double, outcomes.size()> answers(const std::vector<Runs>& all) {
  std::vector<double> pooled;
  for (const Runs& runs : all) pooled.insert(pooled.end(), runs.max_force.begin(), runs.max_force.end());
  std::ranges::sort(pooled);
  const auto above = [&](double size) {
    return static_cast<double>(pooled.end() - std::ranges::lower_bound(pooled, size)) /
           static_cast<double>(pooled.size());
  };
  return {above(sizes[0]), above(sizes[1]), pooled[pooled.size() / 2]};
}

void print(const std::vector<Runs>& all, const Plan& plan) {
  const std::array<double, outcomes.size()> truth = answers(all);
  std::printf("%llu runs of %u x %d each\n", static_cast<unsigned long long>(plan.runs), plan.draws, plan.futures);
  std::printf("%-12s %10s %-22s %10s %12s %20s %12s\n", "outcome", "answer", "sampler", "error", "fewer draws",
              "coverage (+- 2 s.e.)", "mean width");
  for (std::size_t outcome = 0; outcome < outcomes.size(); ++outcome) {
    double at_random = 0;
    for (const Runs& runs : all) {
      double squares = 0, covered = 0, width = 0;
      for (const auto& run : runs.estimates) {
        const double off = run[outcome].value - truth[outcome];
        squares += off * off / static_cast<double>(plan.runs);
        covered += run[outcome].error.contains(truth[outcome]) ? 1 : 0;
        width += run[outcome].error.width() / static_cast<double>(plan.runs);
      }
      if (at_random == 0) at_random = squares;
      const double share = covered / static_cast<double>(plan.runs);
      const double error = 2 * std::sqrt(0.95 * 0.05 / static_cast<double>(plan.runs));
      std::printf("%-12s %10.5g %-22s %10.5g %12.2f %12.4f (%.3f) %12.5g\n", outcomes[outcome], truth[outcome],
                  runs.name.c_str(), std::sqrt(squares), at_random / squares, share, error, width);
    }
  }
}

/// The scenario under a sampler of that name.
Scenario with_sampler(Scenario scenario, const std::string& name) {
  scenario.run.sampler = name == "random"            ? Sampler::random
                         : name == "latin-hypercube" ? Sampler::latin_hypercube
                                                     : Sampler::sobol;
  if (name == "unordered") scenario.run.importance.clear();
  return scenario;
}

int study(const Plan& plan, const std::string& samplers, const std::vector<Override>& overrides) {
  const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
  const Scenario scenario = read_scenario("ukraine-baseline", data, overrides);
  const Country country = read_country(data, scenario.country);
  std::vector<Runs> all;
  std::istringstream words(samplers);
  for (std::string name; std::getline(words, name, ',');) {
    all.push_back(repeat(with_sampler(scenario, name), country, plan));
    all.back().name = name;
  }
  print(all, plan);
  return 0;
}

}  // namespace
}  // namespace muster

int main(int argc, char** argv) {
  if (argc < 5) {
    std::fprintf(stderr, "sampler_study RUNS DRAWS FUTURES SAMPLER,... [KEY=VALUE ...]\n");
    return 2;
  }
  std::vector<muster::Override> overrides;
  for (int i = 5; i < argc; ++i) overrides.push_back(muster::parse_set(argv[i]));
  return muster::study(
      {std::strtoull(argv[1], nullptr, 10), static_cast<std::uint32_t>(std::atoi(argv[2])), std::atoi(argv[3])},
      argv[4], overrides);
}
