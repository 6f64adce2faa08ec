#include "crossing.hpp"

#include "muster/core/number.hpp"
#include "muster/core/require.hpp"
#include "muster/ensemble/scenario_keys.hpp"

#include <algorithm>
#include <cmath>

namespace muster::engine {
namespace {

constexpr double outer = 0.001;  ///< share of an uncertain input left out at either end

Allowed allowed_of(const Input& input) {
  const InputKey* const key = find_input(input.name);
  return key != nullptr ? key->allowed : Allowed{};
}

MovedInput asked_range(const Input& input, std::size_t place, const std::string& asked) {
  const std::size_t colon = std::min(asked.find(':'), asked.size());
  const auto low = read_number(std::string_view(asked).substr(0, colon)),
             high = read_number(std::string_view(asked).substr(std::min(colon + 1, asked.size())));
  require(low && high && *low < *high, "--range: {}: found \"{}\"; write KEY=LOW:HIGH with LOW < HIGH", input.name,
          asked);
  const Allowed allowed = allowed_of(input);
  require(allowed.holds(*low) && allowed.holds(*high), "--range: {}: found \"{}\"; allowed is {}", input.name, asked,
          allowed.words());
  return {place, *low, *high};
}

/// From half of a number to twice it, within what is allowed; all that is allowed around 0.
MovedInput range_of_number(const Input& input, std::size_t place) {
  const double value = median(input.distribution);
  const Allowed allowed = allowed_of(input);
  double low = std::min(value / 2, value * 2), high = std::max(value / 2, value * 2);
  if (value == 0) {
    low = allowed.least;
    high = allowed.greatest;
  }
  low = std::max(low, allowed.least);
  high = std::min(high, allowed.greatest);
  require(std::isfinite(low) && std::isfinite(high) && low < high,
          "--lever: {}: is {} and allowed is {} (no range follows from that); say --range {}=LOW:HIGH", input.name,
          shortest(value), allowed.words(), input.name);
  return {place, low, high};
}

}  // namespace

double value_at(const Model& model, const MovedInput& moved, double point) {
  const double value = moved.by_quantile ? quantile(model.distributions[moved.input], point) : point;
  const InputKey* const key = find_input(model.scenario.inputs[moved.input].name);
  return key != nullptr && key->kind == InputKind::whole ? std::round(value) : value;
}

MovedInput lever_range(const Model& model, std::size_t input, const std::string& asked) {
  const Input& lever = model.scenario.inputs[input];
  if (!asked.empty()) return asked_range(lever, input, asked);
  const Distribution& prior = model.distributions[input];
  if (is_constant(prior)) return range_of_number(lever, input);
  return {input, quantile(prior, outer), upper_quantile(prior, outer)};
}

InputChange fix_inputs(FixedInputs fixed) {
  return [fixed = std::move(fixed)](std::uint32_t, std::span<double> values) {
    for (const auto& [input, value] : fixed) values[input] = value;
  };
}

MovedCurves::MovedCurves(const Analysis& analysis, const MovedInput& moved, FixedInputs fixed)
    : analysis_(analysis), moved_(moved), fixed_(std::move(fixed)) {}

std::vector<LeverPoint> MovedCurves::points_of(std::size_t target, std::span<const double> points) {
  std::vector<double> missing;
  std::vector<InputChange> variants;
  for (const double point : points) {
    if (known_.contains(point)) continue;
    missing.push_back(point);
    FixedInputs all = fixed_;
    all.emplace_back(moved_.input, value_at(analysis_.model, moved_, point));
    variants.push_back(fix_inputs(std::move(all)));
  }
  if (!missing.empty()) {
    const LightRun run = light_run(analysis_.model, analysis_.plan, variants);
    const std::uint32_t copies = analysis_.model.design.plan().replicates;
    for (std::size_t v = 0; v < missing.size(); ++v) {
      std::vector<LeverPoint>& by_target = known_[missing[v]];
      const std::vector<double> valid = run.valid(v);
      for (std::size_t t = 0; t < run.targets; ++t) by_target.push_back(curve_point(run.hits(v, t), valid, copies));
    }
  }
  std::vector<LeverPoint> result;
  for (const double point : points) result.push_back(known_.at(point)[target]);
  return result;
}

BreakEven MovedCurves::crossing(std::size_t target, double level, const CrossingGrid& grid) {
  BreakEven found =
      find_break_even([&](std::span<const double> points) { return points_of(target, points); }, {.low = moved_.low,
                                                                                                  .high = moved_.high,
                                                                                                  .level = level,
                                                                                                  .grid = grid.grid,
                                                                                                  .rounds = grid.rounds,
                                                                                                  .cuts = grid.cuts});
  for (double* point : {&found.value, &found.ci_low, &found.ci_high}) {
    if (!std::isnan(*point)) *point = value_at(analysis_.model, moved_, *point);
  }
  return found;
}

const char* word_of(BreakEvenStatus status) {
  if (status == BreakEvenStatus::found) return "found";
  return status == BreakEvenStatus::always ? "always" : "never";
}

}  // namespace muster::engine
