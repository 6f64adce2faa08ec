#include "muster/core/same_bits.hpp"

#include "muster/sensitivity/break_even.hpp"

#include "muster/core/require.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

namespace muster {
namespace {

constexpr double z95 = 1.959963984540054;

/// What is known of the curve, by the lever.
using Known = std::map<double, LeverPoint>;

/// The curve, or a limit of its simulation error: shift standard errors above it.
struct Shifted {
  double level = 0, shift = 0;

  [[nodiscard]] bool reaches(const LeverPoint& at) const { return excess(at) >= 0; }
  [[nodiscard]] double excess(const LeverPoint& at) const { return at.probability + shift * at.std_error - level; }
};

/// Two neighbouring values between which a curve crosses its level.
struct Bracket {
  Known::const_iterator below, above;
};

void ask(const ProbabilityCurve& curve, std::vector<double> values, Known& known) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::erase_if(values, [&](double value) { return known.contains(value); });
  if (values.empty()) return;
  const std::vector<LeverPoint> found = curve(values);
  for (std::size_t i = 0; i < values.size(); ++i) known.emplace(values[i], found[i]);
}

std::optional<Bracket> first_crossing(const Known& known, const Shifted& curve) {
  for (auto below = known.begin(), above = std::next(below); above != known.end(); ++below, ++above) {
    if (curve.reaches(below->second) != curve.reaches(above->second)) return Bracket{below, above};
  }
  return std::nullopt;
}

int crossings_of(const Known& known, const Shifted& curve) {
  int count = 0;
  for (auto below = known.begin(), above = std::next(below); above != known.end(); ++below, ++above) {
    count += curve.reaches(below->second) != curve.reaches(above->second);
  }
  return count;
}

std::vector<double> evenly(double low, double high, int inner) {
  std::vector<double> values;
  for (int i = 1; i <= inner; ++i) values.push_back(low + (high - low) * i / (inner + 1));
  return values;
}

/// The crossing on a straight line between the ends of its bracket; NaN when there is none.
double crossing(const Known& known, const Shifted& curve) {
  const auto bracket = first_crossing(known, curve);
  if (!bracket) return std::numeric_limits<double>::quiet_NaN();
  const double a = curve.excess(bracket->below->second), b = curve.excess(bracket->above->second);
  return bracket->below->first + (bracket->above->first - bracket->below->first) * a / (a - b);
}

void require_plan(const BreakEvenPlan& plan) {
  require(plan.low < plan.high, "no break-even can be sought from {} to {}; give a low end below the high one",
          plan.low, plan.high);
  require(plan.level > 0 && plan.level < 1, "found a level of {}; a probability to cross lies between 0 and 1",
          plan.level);
  require(plan.grid >= 2, "found a grid of {}; a break-even needs two values", plan.grid);
}

/// Student's 95 % interval over the normal one.
double wider_than_normal(double freedom) {
  return boost::math::quantile(boost::math::students_t(freedom), 0.975) / z95;
}

}  // namespace

BreakEven find_break_even(const ProbabilityCurve& curve, const BreakEvenPlan& plan) {
  require_plan(plan);
  const Shifted middle{plan.level, 0}, upper{plan.level, z95}, lower{plan.level, -z95};
  Known known;
  std::vector<double> first = evenly(plan.low, plan.high, plan.grid - 2);
  first.insert(first.end(), {plan.low, plan.high});
  ask(curve, std::move(first), known);
  BreakEven result;
  result.crossings = crossings_of(known, middle);
  if (result.crossings == 0) {
    result.status = middle.reaches(known.begin()->second) ? BreakEvenStatus::always : BreakEvenStatus::never;
    return result;
  }
  for (int round = 0; round < plan.rounds; ++round) {
    std::vector<double> next;
    for (const Shifted& each : {middle, upper, lower}) {
      const auto bracket = first_crossing(known, each);
      if (!bracket) continue;
      for (const double value : evenly(bracket->below->first, bracket->above->first, plan.cuts)) next.push_back(value);
    }
    ask(curve, std::move(next), known);
  }
  result.status = BreakEvenStatus::found;
  result.rising = !middle.reaches(first_crossing(known, middle)->below->second);
  result.value = crossing(known, middle);
  result.ci_low = crossing(known, result.rising ? upper : lower);
  result.ci_high = crossing(known, result.rising ? lower : upper);
  return result;
}

LeverPoint curve_point(std::span<const double> hits, std::span<const double> valid, std::uint32_t copies) {
  double all = 0, held = 0, draws = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    all += valid[i];
    held += hits[i];
    draws += valid[i] > 0;
  }
  if (all <= 0) return {std::numeric_limits<double>::quiet_NaN(), 0};
  const double probability = held / all, mean_valid = all / draws;
  const std::size_t units = copies > 1 ? std::min<std::size_t>(copies, hits.size()) : hits.size();
  std::vector<double> off(units, 0);
  for (std::size_t i = 0; i < hits.size(); ++i) off[i % units] += (hits[i] - probability * valid[i]) / mean_valid;
  double squares = 0;
  for (const double unit : off) squares += unit * unit;
  const double seen = copies > 1 ? static_cast<double>(units) : draws;  // draws that failed show no spread
  if (seen < 2) return {probability, 0};
  return {probability, std::sqrt(squares * seen / (seen - 1)) / draws * (copies > 1 ? wider_than_normal(seen - 1) : 1)};
}

}  // namespace muster
