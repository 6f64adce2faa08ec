#include "muster/estimate/stop_rule.hpp"

#include <algorithm>
#include <cmath>

#include "muster/core/require.hpp"
#include "muster/estimate/detail/check.hpp"
#include "muster/estimate/detail/leaving.hpp"
#include "muster/estimate/simultaneous.hpp"

namespace muster {
namespace {

void require_plan(const StopRule::Plan& plan) {
  detail::require_level(plan.level);
  require(plan.precision > 0, "precision {} (a half-width is positive); write for example 0.005", plan.precision);
  require(plan.first_look >= 2 && plan.first_look <= plan.max_draws,
          "first look at {} of at most {} draws (outside 2 to the most); raise max-draws", plan.first_look,
          plan.max_draws);
  require(
      plan.sampler != Sampler::latin_hypercube,
      "precision {} with a Latin hypercube (its number of draws is fixed beforehand); use the sampler sobol or random",
      plan.precision);
  require(plan.growth > 1, "growth {} between looks (looks would not come to an end); write for example 2",
          plan.growth);
}

}  // namespace

StopRule::StopRule(const Plan& plan) : precision_(plan.precision) {
  require_plan(plan);
  constexpr double of_its_own = 1;  // the slope of a look that says nothing of the one before
  std::vector<double> slopes;
  for (double draws = static_cast<double>(plan.first_look); draws < static_cast<double>(plan.max_draws);
       draws = std::max(draws + 1, std::floor(draws * plan.growth))) {
    looks_.push_back(static_cast<std::size_t>(draws));
  }
  looks_.push_back(plan.max_draws);
  for (std::size_t i = 1; i < looks_.size(); ++i) {
    const double correlation = std::sqrt(static_cast<double>(looks_[i - 1]) / static_cast<double>(looks_[i]));
    slopes.push_back(plan.sampler == Sampler::sobol ? of_its_own : detail::neighbour_slope(correlation));
  }
  slopes.insert(slopes.end(), plan.unplanned, of_its_own);
  look_level_ = coverage_of_score(detail::score_that_holds(slopes, plan.level));
}

bool StopRule::precise(std::span<const Interval> targets) const {
  return std::ranges::all_of(targets, [this](const Interval& shown) { return shown.width() / 2 <= precision_; });
}

}  // namespace muster
