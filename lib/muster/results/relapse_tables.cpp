#include "muster/results/relapse_tables.hpp"

#include "muster/assessment/relapse.hpp"
#include "muster/estimate/conditional.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/estimate/quantile.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/precision.hpp"
#include "muster/results/run_tables.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

std::size_t column_of(const Model& model, std::string_view name) {
  std::size_t column = 0;
  while (column < model.fields.size() && (model.fields[column] == nullptr || model.fields[column]->name != name))
    ++column;
  return column;
}

/// The hazard drawn with each draw's inputs.
std::vector<RelapseHazard> hazards(const Model& model, const RunResult& run) {
  const std::size_t scale = column_of(model, "relapse_h"), shape = column_of(model, "relapse_k");
  std::vector<RelapseHazard> drawn;
  drawn.reserve(run.draws);
  for (std::size_t draw = 0; draw < run.draws; ++draw) {
    drawn.push_back({.scale = run.inputs(draw, scale), .shape = run.inputs(draw, shape)});
  }
  return drawn;
}

/// How the intervals of a run are made.
struct Errors {
  DrawLayout layout;
  double level;
};

WarReading of_shares(const char* reading, const std::vector<double>& shares, const Errors& errors) {
  const ProbabilityEstimate p = clustered_probability(shares, errors.layout, errors.level);
  const ParameterSpread spread(shares, errors.layout.futures());
  return {0, reading, p.mean, p.simulation_error, spread.interval(0.5), spread.interval(0.9)};
}

/// Central share @p level of sorted values.
Interval central(const std::vector<double>& sorted, double level) {
  if (sorted.empty()) return {.low = no_number, .high = no_number};
  const auto at = [&](double share) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
  };
  return {.low = at(0.5 - level / 2), .high = at(0.5 + level / 2)};
}

/// Each draw's probability of a hit in the place of its share of hits, by rank: the shares without the noise of
/// finitely many futures. Draws with equal shares keep their order, which has nothing to do with their weights.
std::vector<double> without_noise(const std::vector<double>& shares, int futures) {
  const ParameterSpread spread(shares, futures);
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return shares[a] < shares[b]; });
  std::vector<double> probabilities(shares.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    probabilities[order[rank]] = spread.quantile((static_cast<double>(rank) + 0.5) / static_cast<double>(order.size()));
  }
  return probabilities;
}

WarReading unconditional(const std::vector<double>& shares, const std::vector<RelapseHazard>& drawn, double years,
                         const Errors& errors) {
  std::vector<double> products, kept, weights;  // the last two of draws of which no future failed
  for (std::size_t draw = 0; draw < shares.size(); ++draw) {
    const double weight = truce_holds(drawn[draw], years);
    products.push_back(shares[draw] * weight);
    if (std::isnan(shares[draw])) continue;
    kept.push_back(shares[draw]);
    weights.push_back(weight);
  }
  const ProbabilityEstimate p = clustered_probability(products, errors.layout, errors.level);
  std::vector<double> spread = without_noise(kept, errors.layout.futures());
  for (std::size_t i = 0; i < spread.size(); ++i) spread[i] *= weights[i];
  std::ranges::sort(spread);
  return {0, "unconditional", p.mean, p.simulation_error, central(spread, 0.5), central(spread, 0.9)};
}

/// Chances of each draw, means over its futures.
struct BeforeReturn {
  std::vector<double> held, returning;
};

BeforeReturn before_return(const Model& model, const RunResult& run, std::size_t target,
                           const std::vector<RelapseHazard>& drawn) {
  const Scenario& scenario = model.scenario;
  const std::size_t cap = column_of(model, "cap");
  const auto futures = static_cast<std::size_t>(run.shape.futures);
  BeforeReturn all;
  for (std::size_t draw = 0; draw < run.draws; ++draw) {
    const double limit = cap < model.fields.size() ? run.inputs(draw, cap) : 0;
    const bool above_cap = limit > 0 && model.targets[target].active > limit;
    double held = 0, returning = 0;
    for (std::size_t i = draw * futures; i < (draw + 1) * futures; ++i) {
      const int calendar = run.shortfall_year[i * run.shape.targets + target];
      const int after = calendar == 0 ? -1 : calendar - scenario.base_year - scenario.ceasefire_year;
      const BeforeRelapse one = before_relapse(drawn[draw], scenario.sustained, above_cap ? 0 : after);
      held += (run.failed[i] != 0 ? no_number : one.held) / static_cast<double>(futures);
      returning = one.returning;
    }
    all.held.push_back(held);
    all.returning.push_back(returning);
  }
  return all;
}

WarReading before(const BeforeReturn& all, const Errors& errors) {
  const ConditionalProbability p = conditional_probability(all.held, all.returning, errors.level, errors.layout);
  std::vector<double> given;
  for (std::size_t draw = 0; draw < all.held.size(); ++draw) {
    if (all.held[draw] >= 0 && all.returning[draw] > 0) given.push_back(all.held[draw] / all.returning[draw]);
  }
  std::ranges::sort(given);
  return {0, "before-relapse", p.mean, p.simulation_error, central(given, 0.5), central(given, 0.9)};
}

}  // namespace

std::vector<WarReading> war_readings(const Model& model, const RunResult& run) {
  std::vector<WarReading> readings;
  const std::vector<RelapseHazard> drawn = hazards(model, run);
  const Errors errors{layout_of(model), interval_level(model)};
  for (std::size_t k = 0; k < model.targets.size(); ++k) {
    const auto add = [&](WarReading reading) {
      reading.target = k;
      readings.push_back(std::move(reading));
    };
    const std::vector<double> held = shares_as_ruled(run, k);
    add(of_shares("truce-held", held, errors));
    add(unconditional(held, drawn, model.scenario.sustained.until + 1, errors));
    if (model.targets[k].band_high) continue;  // a band has no path of its own
    if (run.draws >= 2) add(before(before_return(model, run, k, drawn), errors));
    const auto reached = [&](std::size_t i) { return run.surge_reached[i * run.shape.targets + k] != 0; };
    add(of_shares("surge", shares_where(run, reached), errors));
  }
  return readings;
}

std::vector<SurgeMonths> surge_months(const Model& model, const RunResult& run) {
  const SurgeSupport& support = model.scenario.surge;
  std::vector<SurgeMonths> items{{"aid_level", support.aid_level}, {"stockpile", support.stockpile}};
  for (SurgeMonths& item : items) {
    std::vector<double> months;
    for (const double cost : run.surge_month_cost) {
      if (std::isfinite(cost)) months.push_back(item.amount / cost);
    }
    if (months.empty()) return {};
    for (const double value : months) item.mean += value / static_cast<double>(months.size());
    const DrawSample sample(months, 1);
    const auto at = [&](double share) { return sample.quantile(share, error_level).value; };
    item.q05 = at(0.05);
    item.q50 = at(0.5);
    item.q95 = at(0.95);
  }
  return items;
}

std::string relapse_csv(const Model& model, const RunResult& run) {
  CsvText csv("target,reading,probability,ci_low,ci_high,p50_low,p50_high,p90_low,p90_high");
  for (const WarReading& row : war_readings(model, run)) {
    csv.row({model.targets[row.target].name, row.reading, row.probability, row.error.low, row.error.high, row.p50.low,
             row.p50.high, row.p90.low, row.p90.high});
  }
  return csv.text();
}

std::string surge_csv(const Model& model, const RunResult& run) {
  CsvText csv("item,amount,months_mean,months_q05,months_q50,months_q95");
  for (const SurgeMonths& row : surge_months(model, run)) {
    csv.row({row.item, row.amount, row.mean, row.q05, row.q50, row.q95});
  }
  return csv.text();
}

}  // namespace muster
