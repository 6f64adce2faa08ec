#include "muster/estimate/exceedance.hpp"
#include "muster/estimate/parameter_spread.hpp"
#include "muster/estimate/quantile.hpp"
#include "muster/estimate/replicate.hpp"
#include "muster/results/csv_text.hpp"
#include "muster/results/parameter_columns.hpp"
#include "muster/results/precision.hpp"
#include "muster/results/run_tables.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace muster {
namespace {

constexpr double grid_step = 5000, grid_end = 1'000'000;
constexpr int streams = 4;  ///< independent quarters of a run

/// The grid of sizes with every target on it. A size of 0 asks for any force at all: one person.
std::vector<double> sizes_of(const Model& model) {
  std::vector<double> sizes;
  for (double size = 0; size <= grid_end; size += grid_step) sizes.push_back(size);
  for (const Target& target : model.targets) {
    sizes.push_back(target.active);
    if (target.band_high) sizes.push_back(*target.band_high);
  }
  std::ranges::sort(sizes);
  sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
  return sizes;
}

/// How the intervals of a run's files are made.
struct Errors {
  DrawLayout layout;
  double level;
};

Errors errors_of(const Model& model) { return {layout_of(model), interval_level(model)}; }

void add_quantiles(const char* output, std::vector<double> values, const Errors& errors, CsvText& csv) {
  if (std::ranges::all_of(values, [](double v) { return std::isnan(v); })) return;
  const DrawSample sample(std::move(values), errors.layout);
  for (int percent = 1; percent <= 99; ++percent) {
    const QuantileEstimate at = sample.quantile(percent / 100.0, errors.level);
    const auto end = [](double bound) {
      return std::isfinite(bound) ? bound : std::numeric_limits<double>::quiet_NaN();
    };
    csv.row({output, percent / 100.0, at.value, end(at.simulation_error.low), end(at.simulation_error.high)});
  }
}

/// Mean over trajectories; its interval between draws, or copies of scrambled points.
struct MeanRow {
  const char* output;
  double mean;
  Interval error;  ///< not numbers where one draw or copy tells nothing of it
};

/// Failed draws are left out; none where no draw is left.
std::optional<MeanRow> mean_of(const char* output, const std::vector<double>& values, const Errors& errors) {
  const int futures = errors.layout.futures();
  std::vector<double> means;
  for (std::size_t i = 0; i < values.size(); i += static_cast<std::size_t>(futures)) {
    double sum = 0;
    for (int j = 0; j < futures; ++j) sum += values[i + static_cast<std::size_t>(j)];
    means.push_back(sum / futures);
  }
  const UnitMean done = unit_mean(means, errors.layout);
  if (done.draws == 0) return std::nullopt;
  const std::vector<double> units = unit_means(means, errors.layout);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (units.size() < 2) return MeanRow{output, done.mean, {.low = none, .high = none}};
  const double half = replicate_estimate(units, errors.level).simulation_error.width() / 2;
  return MeanRow{output, done.mean, {.low = done.mean - half, .high = done.mean + half}};
}

/// What a row of probabilities.csv is of.
struct ProbabilityPlace {
  const Target& target;
  const Reading& reading;
  const RunResult& run;
};

void add_probability(const ProbabilityPlace& of, const ProbabilityEstimate& p, const ParameterColumns& spread,
                     const std::string& method, CsvText& csv) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const int futures = of.run.shape.futures;
  csv.row({of.target.name,
           of.target.active,
           of.reading.reserve == ReserveReading::none ? none : of.target.reserve.value_or(none),
           of.target.band_high.value_or(none),
           word_of(of.reading.definition),
           word_of(of.reading.reserve),
           static_cast<std::size_t>(of.run.draws),
           futures,
           std::round(p.mean * static_cast<double>(p.draws) * futures),
           p.mean,
           p.std_error,
           p.simulation_error.low,
           p.simulation_error.high,
           error_level,
           method,
           spread.p50.low,
           spread.p50.high,
           spread.p90.low,
           spread.p90.high,
           p.failed,
           p.if_failed.low,
           p.if_failed.high,
           spread.method});
}

/// A quarter of the draws: under scrambled points a quarter of the copies, whole.
void add_stream(const Target& target, int stream, const std::vector<double>& shares, const Errors& errors,
                CsvText& csv) {
  const std::uint32_t copies = errors.layout.copies();
  const DrawLayout own_layout(errors.layout.futures(), copies % streams == 0 ? copies / streams : 1);
  std::vector<double> own;
  for (std::size_t i = static_cast<std::size_t>(stream); i < shares.size(); i += streams) own.push_back(shares[i]);
  for (std::size_t n = 1; n / 2 < own.size(); n *= 2) {
    const std::size_t draws = std::min(n, own.size());
    const ProbabilityEstimate at = clustered_probability(std::span(own).first(draws), own_layout, errors.level);
    csv.row({target.name, stream + 1, draws, at.mean, at.simulation_error.low, at.simulation_error.high});
  }
}

}  // namespace

std::string method_of(const ProbabilityEstimate& p, const Model& model) {
  const std::string name = name_of(p.method);
  return model.scenario.run.precision > 0 ? name + "-planned-looks" : name;
}

std::vector<double> shares_sustained(const RunResult& run, std::size_t target, std::size_t reading) {
  return shares_where(
      run, [&](std::size_t i) { return ((run.readings[i * run.shape.targets + target] >> reading) & 1u) != 0; });
}

std::vector<double> shares_as_ruled(const RunResult& run, std::size_t target) {
  return shares_where(run, [&](std::size_t i) { return run.as_ruled[i * run.shape.targets + target] != 0; });
}

std::string probabilities_csv(const Model& model, const RunResult& run) {
  CsvText csv(
      "target,active,reserve,band_high,definition,reserve_counts,draws,futures,successes,probability,std_error,"
      "ci_low,ci_high,ci_level,ci_method,p50_low,p50_high,p90_low,p90_high,"
      "failed_draws,if_failed_low,if_failed_high,p_method");
  const Errors errors = errors_of(model);
  const Eigen::MatrixXd scores = run.shape.futures == 1 ? standard_scores(model, run) : Eigen::MatrixXd();
  for (std::size_t k = 0; k < model.targets.size(); ++k) {
    const Target& target = model.targets[k];
    const std::vector<Reading> readings = readings_of(target, model.scenario.sustained);
    for (std::size_t r = 0; r < readings.size(); ++r) {
      const std::vector<double> shares = shares_sustained(run, k, r);
      const ProbabilityEstimate p = clustered_probability(shares, errors.layout, errors.level);
      const ParameterColumns spread = parameter_columns(scores, shares, run.shape.futures);
      add_probability({target, readings[r], run}, p, spread, method_of(p, model), csv);
    }
  }
  return csv.text();
}

std::string exceedance_csv(const Model& model, const RunResult& run) {
  CsvText csv("force_size,probability,ci_low,ci_high,p50_low,p50_high,p90_low,p90_high,band_low,band_high,p_method");
  const Errors errors = errors_of(model);
  std::vector<double> sizes = sizes_of(model);
  const bool from_zero = sizes.front() == 0;
  if (from_zero) sizes.front() = 1;
  const SizesReached reached(run.max_force.values(), errors.layout, sizes);
  std::vector<ExceedancePoint> curve = exceedance_curve(reached, errors.level);
  if (from_zero) curve.front().size = 0;
  for (const ExceedancePoint& at : curve) {
    csv.row({at.size, at.probability.mean, at.probability.simulation_error.low, at.probability.simulation_error.high,
             at.p50.low, at.p50.high, at.p90.low, at.p90.high, at.band.low, at.band.high,
             method_by_futures(at.probability.mean, run.shape.futures)});
  }
  return csv.text();
}

std::string max_force_csv(const Model& model, const RunResult& run) {
  const Errors errors = errors_of(model);
  CsvText csv("output,quantile,max_force,ci_low,ci_high");
  const std::array<std::pair<const char*, const ForceColumn*>, 5> outputs{{{"M", &run.max_force},
                                                                           {"M_ratio", &run.max_with_reserve},
                                                                           {"M_people", &run.max_people},
                                                                           {"M_money", &run.max_money},
                                                                           {"M_training", &run.max_training}}};
  std::vector<MeanRow> means;
  for (const auto& [name, forces] : outputs) {  // one column at a time: a million values are dear to hold
    std::vector<double> values = forces->values();
    if (const std::optional<MeanRow> mean = mean_of(name, values, errors)) means.push_back(*mean);
    add_quantiles(name, std::move(values), errors, csv);
  }
  for (const auto& [name, mean, error] : means) csv.row({name, "mean", mean, error.low, error.high});
  return csv.text();
}

std::string convergence_csv(const Model& model, const RunResult& run) {
  CsvText csv("target,stream,draws,probability,ci_low,ci_high");
  const Errors errors = errors_of(model);
  for (std::size_t k = 0; k < model.targets.size(); ++k) {
    const std::vector<double> shares = shares_as_ruled(run, k);
    for (int stream = 0; stream < streams; ++stream) add_stream(model.targets[k], stream, shares, errors, csv);
  }
  return csv.text();
}

}  // namespace muster
