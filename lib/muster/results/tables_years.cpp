#include "muster/ensemble/variables.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/probability.hpp"
#include "muster/estimate/simultaneous.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/parameter_columns.hpp"
#include "muster/results/precision.hpp"
#include "muster/results/run_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace muster {
namespace {

std::size_t succeeded(const RunResult& run) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < run.failed.size(); ++i) count += run.failed[i] == 0;
  return count;
}

void add_series(std::string_view variable, std::string_view unit, const std::string& target, int year,
                std::size_t series, const RunResult& run, std::size_t trajectories, CsvText& csv) {
  const LogHistogram& counts = run.paths.histograms[series];
  const auto q = [&](double share) { return counts.quantile(share); };
  csv.row({variable, unit, target, year, run.paths.sums[series] / static_cast<double>(trajectories), q(0.025), q(0.05),
           q(0.1), q(0.25), q(0.5), q(0.75), q(0.9), q(0.95), q(0.975)});
}

/// How the intervals of a run are made.
struct Errors {
  DrawLayout layout;
  double level;
};

struct CountedShare {
  double share = 0;
  Interval error;
};

/// A share whose unit is the draw, from the sum over draws of its counts and of their squares.
CountedShare counted_share(double sum, double squares, double draws, double futures, double level) {
  CountedShare result;
  result.share = sum / (draws * futures);
  const double p = result.share;
  const double variance = (squares / (futures * futures) - draws * p * p) / (draws - 1);
  if (p <= 0 || p >= 1 || draws < 2 || !(variance > 0)) {
    result.error = clopper_pearson(p * draws, draws, level);
    return result;
  }
  const double effective = std::min(p * (1 - p) / (variance / draws), draws * futures);
  result.error = wilson(p * effective, effective, level);
  return result;
}

constexpr std::array cause_order{Cause::start, Cause::people,  Cause::training,
                                 Cause::money, Cause::reserve, Cause::none};

/// Trajectories that did not fail, by copy of the points.
std::vector<double> succeeded_by_copy(const RunResult& run) {
  std::vector<double> counts(run.shape.copies, 0);
  for (std::size_t i = 0; i < run.failed.size(); ++i) {
    const std::size_t draw = i / static_cast<std::size_t>(run.shape.futures);
    counts[draw % run.shape.copies] += run.failed[i] == 0 ? 1 : 0;
  }
  return counts;
}

/// Share of trajectories that fail for a cause. @param at  place in cause_square @param valid  succeeded_by_copy()
CountedShare cause_share(const RunResult& run, std::size_t at, const std::vector<double>& valid, const Errors& errors) {
  const double futures = errors.layout.futures();
  if (!errors.layout.scrambled()) {
    return counted_share(static_cast<double>(run.cause_sum[at]), static_cast<double>(run.cause_square[at]),
                         valid.front() / futures, futures, errors.level);
  }
  std::vector<CopyMean> copies;
  for (std::size_t copy = 0; copy < valid.size(); ++copy) {
    const auto sum = static_cast<double>(run.cause_sum[copy * run.cause_square.size() + at]);
    copies.push_back({.draws = valid[copy] / futures, .mean = valid[copy] > 0 ? sum / valid[copy] : 0});
  }
  const ProbabilityEstimate p = probability_over_copies(copies, errors.layout, errors.level);
  return {p.mean, p.simulation_error};
}

void add_causes_by_year(const Model& model, const RunResult& run, std::size_t plain, CsvText& csv) {
  const Target& target = model.targets[run.shape.plain_targets[plain]];
  const Errors errors{layout_of(model), interval_level(model)};
  const std::vector<double> valid = succeeded_by_copy(run);
  for (int t = model.scenario.ceasefire_year; t < run.shape.years; ++t) {
    for (const Cause cause : cause_order) {
      const std::size_t at = (plain * run.shape.years + t) * cause_count + static_cast<std::size_t>(cause);
      const CountedShare share = cause_share(run, at, valid, errors);
      csv.row(
          {target.name, model.scenario.base_year + t, word_of(cause), share.share, share.error.low, share.error.high});
    }
  }
}

void add_first_causes(const Model& model, const RunResult& run, std::size_t target, CsvText& csv) {
  for (const Cause cause : cause_order) {
    const std::vector<double> shares =
        shares_where(run, [&](std::size_t i) { return run.cause[i * run.shape.targets + target] == cause; });
    const ProbabilityEstimate p = clustered_probability(shares, layout_of(model), interval_level(model));
    csv.row({model.targets[target].name, "", word_of(cause), p.mean, p.simulation_error.low, p.simulation_error.high});
  }
}

void add_binding(const Model& model, const RunResult& run, CsvText& csv) {
  for (const Binding binding : {Binding::people, Binding::training, Binding::money, Binding::none}) {
    const std::vector<double> shares = shares_where(run, [&](std::size_t i) { return run.binding[i] == binding; });
    const ProbabilityEstimate p = clustered_probability(shares, layout_of(model), interval_level(model));
    csv.row({"max_force", "", word_of(binding), p.mean, p.simulation_error.low, p.simulation_error.high});
  }
}

std::vector<double> shares_passing(const RunResult& run, std::size_t plain, int t) {
  const std::size_t years = run.shape.plain_targets.size() * static_cast<std::size_t>(run.shape.years);
  std::vector<double> shares = shares_where(run, [](std::size_t) { return false; });  // NaN where a draw failed
  for (std::size_t draw = 0; draw < shares.size(); ++draw) {
    const double count =
        run.passing[draw * years + plain * static_cast<std::size_t>(run.shape.years) + static_cast<std::size_t>(t)];
    shares[draw] += count / run.shape.futures;
  }
  return shares;
}

/// Share of each draw's futures in which some test has failed by each of some years, by year.
std::vector<std::vector<double>> shares_fallen(const RunResult& run, std::size_t target, int first_year,
                                               std::size_t years) {
  const std::vector<double> none = shares_where(run, [](std::size_t) { return false; });  // NaN where a draw failed
  std::vector<std::vector<double>> shares(years, none);
  const auto futures = static_cast<std::size_t>(run.shape.futures);
  std::vector<std::size_t> falling(years);  ///< futures of a draw, by the year in which they fall
  for (std::size_t draw = 0; draw < run.draws; ++draw) {
    std::ranges::fill(falling, 0);
    for (std::size_t i = draw * futures; i < (draw + 1) * futures; ++i) {
      const int year = run.shortfall_year[i * run.shape.targets + target];
      if (year == 0) continue;
      const auto at = static_cast<std::size_t>(std::max(0, year - first_year));
      if (at < years) ++falling[at];
    }
    std::size_t fallen = 0;
    for (std::size_t at = 0; at < years; ++at) {
      fallen += falling[at];
      shares[at][draw] += static_cast<double>(fallen) / static_cast<double>(futures);
    }
  }
  return shares;
}

/// Simulation error that holds in all years together.
std::vector<Interval> band_over_years(const std::vector<std::vector<double>>& shares, const Errors& errors) {
  const auto in_year = [&](std::size_t year) {
    const std::vector<double>& here = shares[year];
    return Eigen::ArrayXd(Eigen::Map<const Eigen::ArrayXd>(here.data(), static_cast<Eigen::Index>(here.size())));
  };
  return simultaneous_band(in_year, shares.size(), errors.layout, errors.level);
}

}  // namespace

std::string paths_csv(const Model& model, const RunResult& run) {
  CsvText csv("variable,unit,target,year,mean,q025,q05,q10,q25,q50,q75,q90,q95,q975");
  const std::size_t n = succeeded(run);
  const int base = model.scenario.base_year;
  const auto common = common_variables();
  for (std::size_t v = 0; v < common.size(); ++v) {
    for (int t = 0; t < run.shape.years; ++t) {
      add_series(common[v].name, common[v].unit, "", base + t, run.shape.common_series(v, t), run, n, csv);
    }
  }
  const auto by_target = target_variables();
  for (std::size_t v = 0; v < by_target.size(); ++v) {
    for (std::size_t plain = 0; plain < run.shape.plain_targets.size(); ++plain) {
      const std::string& target = model.targets[run.shape.plain_targets[plain]].name;
      for (int t = 0; t < run.shape.years; ++t) {
        add_series(by_target[v].name, by_target[v].unit, target, base + t, run.shape.target_series(v, plain, t), run, n,
                   csv);
      }
    }
  }
  return csv.text();
}

std::string years_csv(const Model& model, const RunResult& run) {
  CsvText csv(
      "target,year,passing,passing_ci_low,passing_ci_high,passing_p90_low,passing_p90_high,short_by,short_ci_low,"
      "short_ci_high,passing_band_low,passing_band_high,short_band_low,short_band_high,p_method");
  const Errors errors{layout_of(model), interval_level(model)};
  for (std::size_t plain = 0; plain < run.shape.plain_targets.size(); ++plain) {
    const std::size_t target = run.shape.plain_targets[plain];
    const auto first = static_cast<std::size_t>(model.scenario.ceasefire_year);
    const std::size_t count = static_cast<std::size_t>(run.shape.years) - first;
    const std::vector<std::vector<double>> fallen =
        shares_fallen(run, target, model.scenario.base_year + model.scenario.ceasefire_year, count);
    std::vector<std::vector<double>> passing;
    for (std::size_t i = 0; i < count; ++i) passing.push_back(shares_passing(run, plain, static_cast<int>(first + i)));
    const std::vector<Interval> passing_band = band_over_years(passing, errors),
                                short_band = band_over_years(fallen, errors);
    for (std::size_t i = 0; i < count; ++i) {
      const ProbabilityEstimate p = clustered_probability(passing[i], errors.layout, errors.level);
      const ProbabilityEstimate s = clustered_probability(fallen[i], errors.layout, errors.level);
      const Interval p90 = parameter_interval(passing[i], run.shape.futures, 0.9);
      csv.row({model.targets[target].name, model.scenario.base_year + static_cast<int>(first + i), p.mean,
               p.simulation_error.low, p.simulation_error.high, p90.low, p90.high, s.mean, s.simulation_error.low,
               s.simulation_error.high, passing_band[i].low, passing_band[i].high, short_band[i].low,
               short_band[i].high, method_by_futures(p.mean, run.shape.futures)});
    }
  }
  return csv.text();
}

std::string constraints_csv(const Model& model, const RunResult& run) {
  CsvText csv("target,year,constraint,share,ci_low,ci_high");
  for (std::size_t plain = 0; plain < run.shape.plain_targets.size(); ++plain) {
    add_causes_by_year(model, run, plain, csv);
    add_first_causes(model, run, run.shape.plain_targets[plain], csv);
  }
  add_binding(model, run, csv);
  return csv.text();
}

}  // namespace muster
