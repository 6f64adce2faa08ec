// Another project's program on the installed library: reads the installed country pack and speaks of its men; samples
// a lambda of its own and estimates from it.
#include <cmath>
#include <cstdio>

#include "all_headers.hpp"

namespace {

/// A load against a strength, both normal: the margin is normal with mean 2 and deviation 0.5, so P(margin <= 0) is
/// Phi(-4), and P(margin >= 2) one half.
bool own_function_is_estimated() {
  using namespace muster;
  const UncertainInputs joint{
      {{"load", parse_distribution("normal(1, 0.3)")}, {"strength", parse_distribution("normal(3, 0.4)")}}};
  const auto margin = [](std::span<const double> x) { return x[1] - x[0]; };
  const Sample sample([&](std::span<const double> x, Stream&) { return margin(x); }, joint,
                      {.sampler = Sampler::sobol, .draws = 4096, .copies = 16});
  const ReplicateEstimate half = sample.probability_at_least(2, 0.999);
  const QuantileEstimate median = sample.quantile(0.5, 0.999);
  const RareEventEstimate failure =
      rare_event_probability(in_normal_space(margin, joint), {.dimensions = 2, .level = 0.999});
  const double truth = 0.5 * std::erfc(4 / std::sqrt(2.0));
  std::printf("P(margin >= 2) %.4f, median %.4f, P(failure) %.3g against %.3g\n", half.mean, median.value,
              failure.probability, truth);
  return half.simulation_error.contains(0.5) && median.simulation_error.contains(2) &&
         failure.simulation_error.contains(truth);
}

}  // namespace

int main() {
  try {
    const muster::Country country = muster::read_country(MUSTER_DATA_DIR, "ukraine");
    const muster::BySex& people = country.population.at(2022);
    std::printf("%s: %s persons on 1 January 2022\n", country.name.c_str(), muster::shortest(people.sum()).c_str());
    if (!own_function_is_estimated()) return 1;
    muster::require(false, "a stranger's {} (wrong); write another", "input");
  } catch (const muster::InvalidInput& error) {
    std::printf("%s\n", error.what());
    return 0;
  }
  return 1;
}
