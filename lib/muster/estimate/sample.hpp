#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "muster/distributions/distribution.hpp"
#include "muster/estimate/exceedance.hpp"
#include "muster/estimate/quantile.hpp"
#include "muster/estimate/rare_event.hpp"
#include "muster/estimate/replicate.hpp"
#include "muster/sampling/copula.hpp"
#include "muster/sampling/sampler.hpp"
#include "muster/sampling/stream.hpp"

namespace muster {

/// One argument of a model and what is known of it.
struct UncertainInput {
  std::string name;  ///< its random numbers belong to it: adding or fixing another input does not move them
  Distribution distribution;
};

/// The joint distribution of a model's inputs.
struct UncertainInputs {
  std::vector<UncertainInput> inputs;
  std::vector<RankCorrelation> correlations = {};  ///< Spearman's, by name; the others are independent
};

/// Any function of inputs in the order of UncertainInputs, and of chance within a draw; NaN when it fails.
using RandomFunction = std::function<double(std::span<const double> inputs, Stream& chance)>;

/// How often and in which pattern a model is run.
struct SamplingPlan {
  Sampler sampler = Sampler::random;
  std::uint64_t seed = 1;
  std::uint32_t draws = 4096;  ///< of the inputs
  int futures = 1;             ///< of chance, for each draw of the inputs
  std::uint32_t copies = 1;    ///< independently randomised point sets; 16 under Sobol points tell their error
};

/// What a model gave, and estimates from it; every function of this stage takes values() and layout() as well.
///
///   const UncertainInputs joint{{{"load", parse_distribution("lognormal(1, 0.3)")},
///                                {"strength", parse_distribution("normal(3, 0.4)")}}};
///   const Sample sample([](std::span<const double> x, Stream&) { return x[0] - x[1]; }, joint, {.draws = 10000});
///   const ReplicateEstimate failure = sample.probability_at_least(0, 0.95);
class Sample {
 public:
  /// Runs @p model on every draw and future, in order.
  /// @throws InvalidInput for inputs, correlations or a plan that cannot be used; what @p model throws passes through
  Sample(const RandomFunction& model, const UncertainInputs& joint, const SamplingPlan& plan);

  [[nodiscard]] const std::vector<double>& values() const { return values_; }  ///< draw i, future j at i futures + j
  [[nodiscard]] int futures() const { return plan_.futures; }
  [[nodiscard]] DrawLayout layout() const { return DrawLayout(plan_.futures, plan_.copies); }

  /// Mean outcome; its error is between draws, or between copies when there are several. Failed draws are left out.
  [[nodiscard]] ReplicateEstimate mean(double level) const;

  /// Probability of at least @p size; its error is that of clustered_probability() or, with copies, between them.
  [[nodiscard]] ReplicateEstimate probability_at_least(double size, double level) const;

  /// Quantile at @p share; its interval rests on order statistics, and with copies on the spread between them.
  [[nodiscard]] QuantileEstimate quantile(double share, double level) const;

 private:
  SamplingPlan plan_;
  std::vector<double> values_;
};

/// A function of the inputs, at most 0 in the event, as a function of independent standard normals, for
/// rare_event_probability(); inputs_at() maps the points of its sample back into the inputs' own units.
[[nodiscard]] Performance in_normal_space(std::function<double(std::span<const double> inputs)> performance,
                                          const UncertainInputs& joint);

}  // namespace muster
