#include "muster/estimate/probability.hpp"

#include <algorithm>
#include <cmath>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"

namespace muster {
namespace {

bool all_or_nothing(const UnitMean& done) { return !(done.mean > 0 && done.mean < 1); }

/// Copies of scrambled points can agree by chance to the last hit. Where all of them show the same count, the next one
/// may differ in a fifth of the cases (95 %, 16 copies): twice this share of a hit, in standard errors.
constexpr double least_error_in_hits = 0.1;

/// Variance of the mean that the units show, and for copies at least that of the counts' coarseness.
double variance_of_mean(const UnitMean& done, const DrawLayout& layout) {
  if (!layout.scrambled()) return done.variance_of_mean;
  const double coarse = least_error_in_hits * done.units / done.draws / layout.futures();
  return std::max(done.variance_of_mean, coarse * coarse);
}

double effective_number(const UnitMean& done, const DrawLayout& layout) {
  const double variance = variance_of_mean(done, layout);
  if (!(variance > 0) || all_or_nothing(done)) return done.draws;
  const double independent = done.mean * (1 - done.mean) / variance;
  if (layout.scrambled()) return std::max(independent, 1.0);  // may well exceed the trajectories
  return std::clamp(independent, done.draws, done.draws * layout.futures());
}

IntervalMethod method_for(const UnitMean& done, const DrawLayout& layout, IntervalMethod wanted) {
  if (all_or_nothing(done)) return IntervalMethod::clopper_pearson;
  return layout.scrambled() ? IntervalMethod::replicates : wanted;
}

/// The level at which a normal interval is as wide as Student's t with the copies' degrees of freedom.
double level_for(const UnitMean& done, const DrawLayout& layout, double level) {
  if (!layout.scrambled() || all_or_nothing(done) || done.freedom() < 1) return level;
  return detail::level_of_t(level, done.freedom());
}

Interval interval_of(const UnitMean& done, const DrawLayout& layout, double level, IntervalMethod wanted) {
  const double number = effective_number(done, layout);
  const bool score = !all_or_nothing(done) && wanted == IntervalMethod::wilson;
  return (score ? wilson : clopper_pearson)(std::clamp(done.mean, 0.0, 1.0) * number, number,
                                            level_for(done, layout, level));
}

void require_shares(std::span<const double> shares) {
  require(!shares.empty(), "no draws (a probability needs at least one); add draws");
  for (const double share : shares) {
    require(std::isnan(share) || (share >= 0 && share <= 1),
            "share of hits {} (outside 0 to 1); give hits over futures, NaN for a failed draw", share);
  }
}

}  // namespace

ProbabilityEstimate clustered_probability(std::span<const double> per_draw_share, const DrawLayout& layout,
                                          double level, IntervalMethod method) {
  require_shares(per_draw_share);
  detail::require_level(level);
  const UnitMean done = unit_mean(per_draw_share, layout);
  const UnitMean worst = unit_mean(per_draw_share, layout, 0);
  const UnitMean best = unit_mean(per_draw_share, layout, 1);
  return {.mean = done.draws > 0 ? std::clamp(done.mean, 0.0, 1.0) : done.mean,
          .std_error = std::sqrt(done.variance_of_mean),
          .effective_number = effective_number(done, layout),
          .simulation_error = {.low = interval_of(worst, layout, level, method).low,
                               .high = interval_of(best, layout, level, method).high},
          .method = method_for(done, layout, method),
          .if_failed = {.low = worst.mean, .high = best.mean},
          .draws = static_cast<std::size_t>(done.draws),
          .failed = per_draw_share.size() - static_cast<std::size_t>(done.draws)};
}

ProbabilityEstimate probability_over_copies(std::span<const CopyMean> shares, const DrawLayout& layout, double level) {
  detail::require_level(level);
  require(shares.size() == layout.copies(), "shares of {} copies for a design of {} (one is wanted for each)",
          shares.size(), layout.copies());
  const UnitMean done = mean_over_copies(shares);
  return {.mean = done.mean,
          .std_error = std::sqrt(done.variance_of_mean),
          .effective_number = effective_number(done, layout),
          .simulation_error = interval_of(done, layout, level, IntervalMethod::wilson),
          .method = method_for(done, layout, IntervalMethod::wilson),
          .if_failed = {.low = done.mean, .high = done.mean},
          .draws = static_cast<std::size_t>(done.draws),
          .failed = 0};
}

const char* name_of(IntervalMethod method) {
  switch (method) {
    case IntervalMethod::wilson:
      return "wilson";
    case IntervalMethod::clopper_pearson:
      return "clopper-pearson";
    case IntervalMethod::replicates:
      return "replicates";
  }
  return "";
}

}  // namespace muster
