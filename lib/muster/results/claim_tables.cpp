#include "muster/results/claim_tables.hpp"

#include "muster/estimate/quantile.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/run_tables.hpp"

#include <cmath>
#include <limits>

namespace muster {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

const std::vector<double>& force_of(ClaimQuantity quantity, const RunDraws& run) {
  switch (quantity) {
    case ClaimQuantity::max_people:
      return run.max_people;
    case ClaimQuantity::max_money:
      return run.max_money;
    case ClaimQuantity::max_training:
      return run.max_training;
    default:
      return run.max_force;
  }
}

std::vector<double> years_of(const RunDraws& run, std::size_t target) {
  std::vector<double> years;
  years.reserve(run.trajectories());
  for (std::size_t i = 0; i < run.trajectories(); ++i) {
    const double year = run.self_financed_year[i * run.targets.size() + target];
    years.push_back(run.failed[i] != 0 ? no_number : year);
  }
  return years;
}

/// By trajectory, what the threshold is held against.
std::vector<double> values_of(const Claim& claim, const RunDraws& run, std::size_t target) {
  if (claim.quantity == ClaimQuantity::sustained) return run.hits(run.sustained, target);
  if (claim.quantity == ClaimQuantity::self_financed_year) return years_of(run, target);
  if (claim.quantity == ClaimQuantity::surge) return run.hits(run.surge_reached, target);
  return force_of(claim.quantity, run);
}

std::vector<double> means_by_draw(const std::vector<double>& values, int futures) {
  std::vector<double> means;
  for (std::size_t at = 0; at < values.size(); at += static_cast<std::size_t>(futures)) {
    double sum = 0;
    for (std::size_t i = at; i < at + static_cast<std::size_t>(futures); ++i) sum += values[i];
    means.push_back(sum / futures);
  }
  return means;
}

/// By draw, how far the claim is from its threshold, more being in its favour.
std::vector<double> margins_of(const Claim& claim, const RunDraws& run, std::size_t target,
                               const std::vector<double>& held) {
  if (claim.quantity == ClaimQuantity::self_financed_year || claim.quantity == ClaimQuantity::surge) return held;
  const bool reserve = claim.quantity == ClaimQuantity::sustained && run.targets[target].reserve.has_value();
  std::vector<double> margins =
      means_by_draw(reserve ? run.max_with_reserve : force_of(claim.quantity, run), run.futures);
  if (claim.says == ClaimSide::at_most) {
    for (double& margin : margins) margin = -margin;
  }
  return margins;
}

std::optional<std::array<double, 3>> quantiles_of(const Claim& claim, const RunDraws& run) {
  if (is_of_target(claim.quantity)) return std::nullopt;
  const DrawSample sample(force_of(claim.quantity, run), run.layout());
  const auto at = [&](double share) { return sample.quantile(share, error_level).value; };
  return std::array{at(0.5), at(0.8), at(0.95)};
}

}  // namespace

EvaluatedClaim evaluate_claim(const Claim& claim, const RunDraws& run) {
  const std::size_t target = is_of_target(claim.quantity) ? run.target(claim.target) : 0;
  if (is_of_target(claim.quantity) && target == run.targets.size()) {
    return not_evaluated(claim, "the run has no target \"" + claim.target + "\"");
  }
  if (claim.quantity == ClaimQuantity::surge && run.surge_reached.empty()) {
    return not_evaluated(claim, "the run is not of level L3, which alone tests the surge");
  }
  EvaluatedClaim result;
  result.claim = claim;
  const std::vector<double> held = holds(claim, values_of(claim, run, target));
  result.verdict = judge_claim(held, run.layout());
  result.quantiles = quantiles_of(claim, run);
  result.input_names = run.input_names;
  std::vector<std::vector<double>> inputs;
  for (std::size_t column = 0; column < run.input_names.size(); ++column) inputs.push_back(run.input(column));
  const std::vector<double> shares = means_by_draw(held, run.futures);
  result.overturns =
      overturning_inputs(shares, margins_of(claim, run, target, shares), inputs, most_overturning_inputs);
  return result;
}

EvaluatedClaim not_evaluated(const Claim& claim, std::string why) {
  EvaluatedClaim result;
  result.claim = claim;
  result.missing = std::move(why);
  return result;
}

std::string claims_csv(std::span<const EvaluatedClaim> claims) {
  CsvText csv(
      "claim,sentence,scenario,quantity,threshold,probability,p50_low,p50_high,p90_low,p90_high,ci_low,ci_high,verdict,"
      "says,target,value_q50,value_q80,value_q95");
  for (const EvaluatedClaim& each : claims) {
    const Claim& claim = each.claim;
    const ClaimVerdict& v = each.verdict;
    const auto shown = [&](double value) { return each.missing.empty() ? value : no_number; };
    const auto quantile = [&](std::size_t i) { return each.quantiles ? (*each.quantiles)[i] : no_number; };
    csv.row({claim.name, claim.sentence, claim.scenario, word_of(claim.quantity), claim.threshold, shown(v.probability),
             shown(v.p50.low), shown(v.p50.high), shown(v.p90.low), shown(v.p90.high), shown(v.error.low),
             shown(v.error.high), each.missing.empty() ? word_of(v.word) : "not evaluated",
             claim.says == ClaimSide::at_least ? "at-least" : "at-most", claim.target, quantile(0), quantile(1),
             quantile(2)});
  }
  return csv.text();
}

std::string overturn_csv(std::span<const EvaluatedClaim> claims) {
  CsvText csv("claim,input,value,quantile,rank_correlation,probability_low_tenth,probability_high_tenth");
  for (const EvaluatedClaim& each : claims) {
    for (const Overturn& input : each.overturns) {
      csv.row({each.claim.name, each.input_names[input.input], input.value.value_or(no_number),
               input.quantile.value_or(no_number), input.rank_correlation, input.p_low, input.p_high});
    }
  }
  return csv.text();
}

}  // namespace muster
