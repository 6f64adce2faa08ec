#include "muster/core/same_bits.hpp"

#include "muster/estimate/quantile.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <limits>
#include <utility>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/normal.hpp"
#include "muster/estimate/probability.hpp"

namespace muster {
namespace {

/// Chance that at most @p hits of @p n independent values lie below a quantile at @p share.
double binomial_cdf(double hits, double n, double share) {
  if (hits < 0) return 0;
  if (hits >= n) return 1;
  return boost::math::ibetac(hits + 1, n - hits, share);
}

/// Least number of hits whose chance of not being exceeded is at least @p tail.
std::size_t binomial_quantile(std::size_t n, double share, double tail) {
  std::size_t low = 0;
  std::size_t high = n;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const bool enough = binomial_cdf(static_cast<double>(middle), static_cast<double>(n), share) >= tail;
    (enough ? high : low) = enough ? middle : middle + 1;
  }
  return low;
}

void require_share(double share) {
  require(share > 0 && share < 1, "quantile at {} (a share lies strictly between 0 and 1); write for example 0.95",
          share);
}

}  // namespace

RankInterval quantile_ranks(std::size_t n, double share, double level) {
  require(n >= 1, "no values (a quantile needs at least one); add draws");
  require_share(share);
  detail::require_level(level);
  const double tail = (1 - level) / 2;
  return {.low = binomial_quantile(n, share, tail), .high = binomial_quantile(n, share, 1 - tail) + 1};
}

std::size_t wilks_sample_size(double share, double level) {
  require_share(share);
  detail::require_level(level);
  return static_cast<std::size_t>(std::ceil(std::log1p(-level) / std::log(share)));
}

DrawSample::DrawSample(std::vector<double> values, const DrawLayout& layout)
    : values_(std::move(values)), layout_(layout) {
  require(values_.size() % static_cast<std::size_t>(layout.futures()) == 0,
          "{} values in draws of {} futures (no whole number of draws); give every future of every draw",
          values_.size(), layout.futures());
  sorted_.reserve(values_.size());
  std::ranges::copy_if(values_, std::back_inserter(sorted_), [](double value) { return !std::isnan(value); });
  require(!sorted_.empty(), "no value that did not fail (a quantile needs at least one); add draws");
  std::ranges::sort(sorted_);
  failed_ = values_.size() - sorted_.size();
}

std::vector<double> DrawSample::shares_below(double share) const {
  const double value = at_rank(std::ceil(static_cast<double>(sorted_.size()) * share));
  const int futures = layout_.futures();
  std::vector<double> shares;
  shares.reserve(values_.size() / static_cast<std::size_t>(futures));
  for (auto draw = values_.begin(); draw != values_.end(); draw += futures) {
    const auto below = std::count_if(draw, draw + futures, [value](double v) { return v <= value; });
    shares.push_back(static_cast<double>(below) / futures);
  }
  return shares;
}

double DrawSample::effective_number(double share) const {
  require_share(share);
  const std::vector<double> shares = shares_below(share);
  constexpr double any_level = 0.95;
  if (layout_.scrambled()) return clustered_probability(shares, layout_, any_level).effective_number;
  const double draws = static_cast<double>(shares.size());
  double sum = 0;
  double squares = 0;
  for (const double part : shares) {
    sum += part;
    squares += part * part;
  }
  const double mean = sum / draws;
  const double between = squares / draws - mean * mean;
  if (!(between > 0)) return draws;
  return std::clamp(mean * (1 - mean) / between * draws, draws, draws * layout_.futures());
}

QuantileEstimate DrawSample::quantile(double share, double level) const {
  detail::require_level(level);
  const double effective = std::max(1.0, std::floor(effective_number(share)));
  const double all = static_cast<double>(values_.size());
  const double copies = std::min<double>(layout_.copies(), all / layout_.futures());
  const double covering = layout_.scrambled() && copies > 1 ? detail::level_of_t(level, copies - 1) : level;
  const RankInterval ranks = quantile_ranks(static_cast<std::size_t>(effective), share, covering);
  const double low = std::floor(static_cast<double>(ranks.low) * all / effective);
  const double high = std::ceil(static_cast<double>(ranks.high) * all / effective);
  return {.value = at_rank(std::ceil(static_cast<double>(sorted_.size()) * share)),
          .simulation_error = {.low = at_rank(low - static_cast<double>(failed_)), .high = at_rank(high)}};
}

double DrawSample::at_rank(double rank) const {
  constexpr double beyond = std::numeric_limits<double>::infinity();
  if (rank < 1) return -beyond;
  if (rank > static_cast<double>(sorted_.size())) return beyond;
  return sorted_[static_cast<std::size_t>(rank) - 1];
}

}  // namespace muster
