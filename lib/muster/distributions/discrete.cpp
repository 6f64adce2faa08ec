#include "muster/distributions/discrete.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

bool usable(const Discrete::Outcome& outcome) {
  return std::isfinite(outcome.value) && std::isfinite(outcome.weight) && outcome.weight > 0;
}

}  // namespace

Discrete::Discrete(std::vector<Outcome> outcomes) : outcomes_(std::move(outcomes)), total_(0) {
  require(!outcomes_.empty(), "discrete() has no outcome (there is nothing to draw); write value:weight, value:weight");
  std::ranges::sort(outcomes_, {}, &Outcome::value);
  for (const Outcome& outcome : outcomes_) {
    require(usable(outcome),
            "discrete({}:{}) cannot be drawn (a weight must be positive and both finite); write value:weight",
            shortest(outcome.value), shortest(outcome.weight));
    total_ += outcome.weight;
  }
  const auto twice = std::ranges::adjacent_find(outcomes_, {}, &Outcome::value);
  if (twice != outcomes_.end()) {
    require(false, "discrete() names {} twice (one value has one weight); write their sum as its weight",
            shortest(twice->value));
  }
}

double Discrete::mean() const {
  double sum = 0;
  for (const Outcome& outcome : outcomes_) sum += outcome.weight * outcome.value;
  return sum / total_;
}

double Discrete::quantile(double u) const {
  double below = 0;
  for (const Outcome& outcome : outcomes_) {
    below += outcome.weight;
    if (u * total_ <= below) return outcome.value;
  }
  return outcomes_.back().value;
}

double Discrete::upper_quantile(double q) const {
  double above = 0;
  for (auto outcome = outcomes_.rbegin(); outcome != outcomes_.rend(); ++outcome) {
    above += outcome->weight;
    if (q * total_ < above) return outcome->value;
  }
  return outcomes_.front().value;
}

double Discrete::share_below(double x) const {
  double below = 0;
  for (const Outcome& outcome : outcomes_) below += outcome.value <= x ? outcome.weight : 0;
  return below / total_;
}

}  // namespace muster
