#include "muster/validation/service_age.hpp"

#include "muster/population/step.hpp"
#include "muster/population/survival.hpp"
#include "muster/validation/fit_population.hpp"

#include <algorithm>

namespace muster {
namespace {

/// What was known of a country on 1 January of the origin.
struct Known {
  BySex residents, rates, migration_age;
  AgeVector fertility_pattern;  ///< sums to 1
  double boys_per_girl = 0, years_of_life = 0;
};

bool has_what_is_needed(const Country& country, int origin) {
  const int last = origin - 1;
  return country.population.contains(origin) && country.mortality.contains(last) && country.fertility.contains(last) &&
         country.indicators.contains(last) && country.tables.contains("migration_age.csv");
}

Known known_at(const Country& country, int origin) {
  const AgeVector& fertility = country.fertility.at(origin - 1);
  BySex schedule = country.tables.at("migration_age.csv").values;
  const double sum = schedule.sum();
  schedule.female /= sum;
  schedule.male /= sum;
  return {.residents = country.population.at(origin),
          .rates = country.mortality.at(origin - 1),
          .migration_age = schedule,
          .fertility_pattern = fertility / fertility.sum(),
          .boys_per_girl = country.indicators.at(origin - 1).sex_ratio_birth,
          .years_of_life = *years_of_life_per_log_mortality(country, origin)};
}

/// Yearly paths of one country; shape (draws, horizons) each.
struct YearlyPaths {
  Eigen::ArrayXXd fertility, life_expectancy, migration;
  double last_life_expectancy = 0;
};

YearlyPaths yearly_paths(const PopulationOutlook& known, Eigen::Index c, const PathSettings& settings) {
  const auto& life = known.by_indicator[static_cast<std::size_t>(Indicator::life_expectancy)];
  return {.fertility = draw_values(known, c, Indicator::fertility, settings),
          .life_expectancy = draw_values(known, c, Indicator::life_expectancy, settings),
          .migration = draw_values(known, c, Indicator::migration, settings),
          .last_life_expectancy = life.last[c]};
}

/// Men of each group on 1 January of every year after the origin; shape (horizons, groups).
Eigen::ArrayXXd men_of_draw(const Known& known, const YearlyPaths& paths, Eigen::Index draw) {
  const Eigen::Index years = paths.fertility.cols();
  Eigen::ArrayXXd men(years, static_cast<Eigen::Index>(service_ages.size()));
  BySex residents = known.residents;
  for (Eigen::Index h = 0; h < years; ++h) {
    const double k = (paths.last_life_expectancy - paths.life_expectancy(draw, h)) / known.years_of_life;
    const BySex survival{survival_ratios(known.rates.female, k, Sex::female),
                         survival_ratios(known.rates.male, k, Sex::male)};
    const double net = paths.migration(draw, h) * residents.sum();
    // No cell loses more people than it has.
    const BySex migrants{(net * known.migration_age.female).max(-residents.female),
                         (net * known.migration_age.male).max(-residents.male)};
    residents = renew(residents, survival, paths.fertility(draw, h) * known.fertility_pattern, known.boys_per_girl,
                      migrants, MigrationTiming::even)
                    .residents;
    for (std::size_t g = 0; g < service_ages.size(); ++g)
      men(h, static_cast<Eigen::Index>(g)) =
          residents.male.segment(service_ages[g].first, service_ages[g].count).max(0).sum();
  }
  return men;
}

double men_in(const BySex& residents, const ServiceAges& ages) {
  return residents.male.segment(ages.first, ages.count).sum();
}

}  // namespace

std::vector<HindcastPoint> hindcast_men(const Country& country, const PopulationOutlook& known,
                                        const PathSettings& settings) {
  const int origin = known.origin;
  if (!has_what_is_needed(country, origin)) return {};
  PathSettings within = settings;
  within.horizon = std::min(settings.horizon, country.last_estimate - origin);
  if (within.horizon < 1) return {};
  const Known start = known_at(country, origin);
  const YearlyPaths paths = yearly_paths(known, row_of(known, country.iso3), within);
  std::array<Eigen::ArrayXXd, service_ages.size()> men;  // shape (draws, horizons) each
  men.fill(Eigen::ArrayXXd(within.draws, within.horizon));
  for (Eigen::Index draw = 0; draw < within.draws; ++draw) {
    const Eigen::ArrayXXd of_draw = men_of_draw(start, paths, draw);
    for (std::size_t g = 0; g < men.size(); ++g) men[g].row(draw) = of_draw.col(static_cast<Eigen::Index>(g));
  }
  std::vector<HindcastPoint> points;
  for (std::size_t g = 0; g < men.size(); ++g) {
    HindcastPoint labels{.country = country.iso3, .indicator = service_ages[g].name, .origin = origin};
    labels.unit = men_in(start.residents, service_ages[g]);
    for (int h = 1; h <= within.horizon; ++h)
      points.push_back(score(labels, men[g].col(h - 1),
                             {.value = men_in(country.population.at(origin + h), service_ages[g]),
                              .no_change = labels.unit,
                              .year = origin + h,
                              .horizon = h}));
  }
  return points;
}

std::vector<KnownPoint> known_men(const Country& country, int origin, int years) {
  std::vector<KnownPoint> points;
  if (!has_what_is_needed(country, origin)) return points;
  for (const ServiceAges& ages : service_ages) {
    for (int year = origin - years + 1; year <= origin; ++year) {
      if (const auto found = country.population.find(year); found != country.population.end())
        points.push_back({.country = country.iso3,
                          .indicator = ages.name,
                          .origin = origin,
                          .year = year,
                          .observed = men_in(found->second, ages)});
    }
  }
  return points;
}

}  // namespace muster
