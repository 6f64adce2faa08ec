#include "muster/estimate/probability.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"

namespace muster {
namespace {

/// What the shares of the draws sum to when a failed draw counts as @c failed_share.
struct Moments {
  double count = 0;
  double mean = 0;
  double variance = 0;  ///< between draws, divisor count - 1
};

Moments moments_with(std::span<const double> shares, double failed_share) {
  Moments result;
  double squares = 0;
  for (const double share : shares) {
    const double value = std::isnan(share) ? failed_share : share;
    if (std::isnan(value)) continue;
    const double before = value - result.mean;
    result.count += 1;
    result.mean += before / result.count;
    squares += before * (value - result.mean);
  }
  result.mean = std::clamp(result.mean, 0.0, 1.0);
  result.variance = result.count > 1 ? squares / (result.count - 1) : std::numeric_limits<double>::quiet_NaN();
  return result;
}

bool all_or_nothing(const Moments& moments) { return moments.mean <= 0 || moments.mean >= 1; }

double effective_number(const Moments& moments, int futures) {
  const bool spread = moments.count > 1 && moments.variance > 0 && !all_or_nothing(moments);
  if (!spread) return moments.count;
  const double independent = moments.mean * (1 - moments.mean) * moments.count / moments.variance;
  return std::clamp(independent, moments.count, moments.count * futures);
}

IntervalMethod method_for(const Moments& moments, IntervalMethod wanted) {
  return all_or_nothing(moments) ? IntervalMethod::clopper_pearson : wanted;
}

Interval interval_of(const Moments& moments, int futures, double level, IntervalMethod wanted) {
  const double number = effective_number(moments, futures);
  const auto method = method_for(moments, wanted) == IntervalMethod::wilson ? wilson : clopper_pearson;
  return method(moments.mean * number, number, level);
}

void require_shares(std::span<const double> shares) {
  require(!shares.empty(), "no draws (a probability needs at least one); add draws");
  for (const double share : shares) {
    require(std::isnan(share) || (share >= 0 && share <= 1),
            "share of hits {} (outside 0 to 1); give hits over futures, NaN for a failed draw", share);
  }
}

}  // namespace

ProbabilityEstimate clustered_probability(std::span<const double> per_draw_share, int futures, double level,
                                          IntervalMethod method) {
  require_shares(per_draw_share);
  detail::require_futures(futures);
  detail::require_level(level);
  constexpr double left_out = std::numeric_limits<double>::quiet_NaN();
  const Moments done = moments_with(per_draw_share, left_out);
  const Moments worst = moments_with(per_draw_share, 0);
  const Moments best = moments_with(per_draw_share, 1);
  return {.mean = done.count > 0 ? done.mean : left_out,
          .std_error = std::sqrt(done.variance / done.count),
          .effective_number = effective_number(done, futures),
          .simulation_error = {.low = interval_of(worst, futures, level, method).low,
                               .high = interval_of(best, futures, level, method).high},
          .method = method_for(done, method),
          .if_failed = {.low = worst.mean, .high = best.mean},
          .draws = static_cast<std::size_t>(done.count),
          .failed = per_draw_share.size() - static_cast<std::size_t>(done.count)};
}

const char* name_of(IntervalMethod method) { return method == IntervalMethod::wilson ? "wilson" : "clopper-pearson"; }

}  // namespace muster
