#pragma once

#include "muster/ensemble/run_result.hpp"
#include "muster/estimate/probability.hpp"

#include <span>
#include <string>
#include <vector>

namespace muster {

/// Level at which every simulation error in the result files holds; see interval_level() for runs that stop early.
inline constexpr double error_level = 0.95;

/// The tables of a results directory as CSV text; columns as documented in docs/reference/results.md.
[[nodiscard]] std::string probabilities_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string exceedance_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string max_force_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string convergence_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string paths_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string years_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string constraints_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string pyramid_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string layers_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string levels_csv(const Model& model, const RunResult& run);
[[nodiscard]] std::string inputs_csv(const Model& model);
/// Other defensible priors of the run's inputs, as the country's rivals.csv has them: nothing was drawn from these.
/// Those in another unit than their input are left out.
[[nodiscard]] std::string rivals_csv(const Model& model);

/// Share of a draw's futures in which a target is sustained under a reading; NaN for a draw with a failed future.
[[nodiscard]] std::vector<double> shares_sustained(const RunResult& run, std::size_t target, std::size_t reading);
/// The same under the scenario's own definition and reading.
[[nodiscard]] std::vector<double> shares_as_ruled(const RunResult& run, std::size_t target);

/// Share of a draw's futures for which @p holds (trajectory index) is true; NaN for a draw with a failed future.
template <class Holds>
[[nodiscard]] std::vector<double> shares_where(const RunResult& run, const Holds& holds);

/// How an interval was made, as ci_method says it: name_of(), and "-planned-looks" behind it where the run stopped by
/// precision.
[[nodiscard]] std::string method_of(const ProbabilityEstimate& p, const Model& model);

/// The words of result files.
[[nodiscard]] const char* word_of(Definition definition);
[[nodiscard]] const char* word_of(ReserveReading reading);
[[nodiscard]] const char* word_of(Binding binding);
[[nodiscard]] const char* word_of(Cause cause);
[[nodiscard]] const char* word_of(Layer layer);

template <class Holds>
std::vector<double> shares_where(const RunResult& run, const Holds& holds) {
  std::vector<double> shares;
  shares.reserve(run.draws);
  const auto futures = static_cast<std::size_t>(run.shape.futures);
  for (std::size_t draw = 0; draw < run.draws; ++draw) {
    std::size_t hits = 0, failed = 0;
    for (std::size_t i = draw * futures; i < (draw + 1) * futures; ++i) {
      failed += run.failed[i];
      hits += holds(i) ? 1 : 0;
    }
    shares.push_back(failed > 0 ? std::numeric_limits<double>::quiet_NaN()
                                : static_cast<double>(hits) / static_cast<double>(futures));
  }
  return shares;
}

}  // namespace muster
