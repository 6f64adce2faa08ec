#include "muster/validation/hindcast.hpp"

#include "muster/core/require.hpp"
#include "muster/validation/scores.hpp"

#include <algorithm>

namespace muster {
namespace {

/// What happened to one country from the column @p start on; shape (horizons).
Eigen::ArrayXd happened(const DemographicHistory& history, Outcome outcome, Eigen::Index c, int start, int horizon) {
  switch (outcome) {
    case Outcome::population: {
      Eigen::ArrayXd next(horizon);
      next.head(horizon - 1) = history.population.row(c).segment(start + 1, horizon - 1);
      const bool last = start + horizon == history.tfr.cols();  // its 1 January follows from the year's events
      next[horizon - 1] = last ? history.population_at_end()[c] : history.population(c, start + horizon);
      return next;
    }
    case Outcome::cumulated_migration: {
      Eigen::ArrayXd sum = history.net_migration.row(c).segment(start, horizon);
      for (Eigen::Index h = 1; h < sum.size(); ++h) sum[h] += sum[h - 1];
      return sum;
    }
    case Outcome::life_expectancy:
      return history.e0.row(c).segment(start, horizon);
    case Outcome::fertility:
      return history.tfr.row(c).segment(start, horizon);
  }
  return {};
}

double no_change(const DemographicHistory& history, Outcome outcome, Eigen::Index c, int start, int horizon) {
  switch (outcome) {
    case Outcome::population:
      return history.population(c, start);
    case Outcome::cumulated_migration:
      return horizon * history.net_migration(c, start - 1);
    case Outcome::life_expectancy:
      return history.e0(c, start - 1);
    case Outcome::fertility:
      return history.tfr(c, start - 1);
  }
  return 0;
}

/// What was known in the column @p at, of an origin in the column @p start.
double known(const DemographicHistory& history, Outcome outcome, Eigen::Index c, int at, int start) {
  switch (outcome) {
    case Outcome::population:
      return history.population(c, at);
    case Outcome::cumulated_migration:
      return -history.net_migration.row(c).segment(at + 1, start - 1 - at).sum();
    case Outcome::life_expectancy:
      return history.e0(c, at);
    case Outcome::fertility:
      return history.tfr(c, at);
  }
  return 0;
}

bool counts_people(Outcome outcome) {
  return outcome == Outcome::population || outcome == Outcome::cumulated_migration;
}

}  // namespace

HindcastPoint score(const HindcastPoint& labels, Eigen::ArrayXd paths, const Observation& observation) {
  std::sort(paths.begin(), paths.end());
  const std::span<const double> sorted(paths.data(), static_cast<std::size_t>(paths.size()));
  HindcastPoint point = labels;
  point.horizon = observation.horizon;
  point.year = observation.year;
  point.observed = observation.value;
  point.no_change = observation.no_change;
  point.q025 = sample_quantile(sorted, 0.025);
  point.q10 = sample_quantile(sorted, 0.1);
  point.q50 = sample_quantile(sorted, 0.5);
  point.q90 = sample_quantile(sorted, 0.9);
  point.q975 = sample_quantile(sorted, 0.975);
  point.mean = paths.mean();
  point.crps = crps(sorted, observation.value);
  return point;
}

std::vector<HindcastPoint> hindcast_population(const DemographicHistory& history, int origin,
                                               const PathSettings& settings) {
  require(origin < history.end_year(),
          "origin {}: the history ends with {} (nothing is left to compare with); choose an "
          "earlier origin",
          origin, history.end_year() - 1);
  const PopulationOutlook known = population_outlook(history.before(origin));
  PathSettings within = settings;
  within.horizon = std::min(settings.horizon, history.end_year() - origin);
  const int start = origin - history.first_year;
  std::vector<HindcastPoint> points;
  for (Eigen::Index c = 0; c < known.population.size(); ++c) {
    const Paths paths = draw_paths(known, c, within);
    for (std::size_t o = 0; o < all_outcomes.size(); ++o) {
      const Outcome outcome = all_outcomes[o];
      const Eigen::ArrayXd truth = happened(history, outcome, c, start, within.horizon);
      HindcastPoint labels{
          .country = known.countries[static_cast<std::size_t>(c)], .indicator = name_of(outcome), .origin = origin};
      labels.unit = counts_people(outcome) ? known.population[c] : 1;
      for (int h = 1; h <= within.horizon; ++h)
        points.push_back(score(labels, paths.values[o].col(h - 1),
                               {.value = truth[h - 1],
                                .no_change = no_change(history, outcome, c, start, h),
                                .year = origin + h - (outcome == Outcome::population ? 0 : 1),
                                .horizon = h}));
    }
  }
  return points;
}

std::vector<KnownPoint> known_population(const DemographicHistory& history, int origin, int years) {
  require(origin > history.first_year && origin < history.end_year(),
          "origin {}: the history runs from {} to {} (nothing is known, or nothing is left to compare with); choose an "
          "origin within it",
          origin, history.first_year, history.end_year() - 1);
  const int start = origin - history.first_year;
  std::vector<KnownPoint> points;
  for (std::size_t c = 0; c < history.countries.size(); ++c) {
    for (const Outcome outcome : all_outcomes) {
      const int last = outcome == Outcome::population ? start : start - 1;
      for (int at = std::max(0, last - years + 1); at <= last; ++at)
        points.push_back({.country = history.countries[c],
                          .indicator = name_of(outcome),
                          .origin = origin,
                          .year = history.first_year + at,
                          .observed = known(history, outcome, static_cast<Eigen::Index>(c), at, start)});
    }
  }
  return points;
}

}  // namespace muster
