#include "muster/core/same_bits.hpp"

#include "muster/validation/forecast.hpp"

#include "muster/core/require.hpp"
#include "muster/sampling/stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace muster {
namespace {

constexpr double tfr_floor = 0.5;             // model 1.3
constexpr double least_life_expectancy = 10;  // [years], below any year on record

/// Values (rates of migration) of one indicator year by year; shape (draws, horizon).
Eigen::ArrayXXd draw_indicator(const Outlook& outlook, Eigen::Index c, std::uint32_t purpose_of_path,
                               const PathSettings& settings) {
  const bool migration = outlook.form.indicator == Indicator::migration;
  Eigen::ArrayXXd values(settings.draws, settings.horizon);
  for (int d = 0; d < settings.draws; ++d) {
    Address address{settings.seed, static_cast<std::uint32_t>(d), no_future, purpose_of_path, 0};
    const double spread = outlook.spread[c] * std::exp(outlook.width * standard_normal(address));
    address.year = 1;
    const double drift = outlook.drift[c] + outlook.drift_share * outlook.spread[c] * standard_normal(address);
    address.future = 0;
    double moved = 0;  // from the last value, or of migration from its mean, which is the drift
    for (int h = 0; h < settings.horizon; ++h) {
      address.year = static_cast<std::uint32_t>(h);
      const double shock = spread * standard_normal(address);
      moved = migration ? outlook.persistence[c] * moved + shock : moved + drift - outlook.form.pull * moved + shock;
      values(d, h) = moved + (migration ? drift : outlook.last[c]);
    }
  }
  return values;
}

}  // namespace

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::population:
      return "population";
    case Outcome::cumulated_migration:
      return "net_migration_cumulated";
    case Outcome::life_expectancy:
      return "e0";
    case Outcome::fertility:
      return "tfr";
  }
  return "";
}

PopulationOutlook population_outlook(const DemographicHistory& before) {
  PopulationOutlook result{.origin = before.end_year(),
                           .countries = before.countries,
                           .population = before.population_at_end(),
                           .by_indicator = {}};
  for (std::size_t i = 0; i < all_indicators.size(); ++i) {
    const Panel values = observed(before, all_indicators[i]);
    result.by_indicator[i] = outlook(fit_indicator(all_indicators[i], values), values);
  }
  return result;
}

Eigen::Index row_of(const PopulationOutlook& outlook, const std::string& iso3) {
  const auto found = std::ranges::find(outlook.countries, iso3);
  require(found != outlook.countries.end(),
          "the history has no country {} (nothing can be learnt of it); give one it has", iso3);
  return found - outlook.countries.begin();
}

Eigen::ArrayXXd draw_values(const PopulationOutlook& outlook, Eigen::Index country, Indicator indicator,
                            const PathSettings& settings) {
  const auto name =
      fmt::format("{} {} {}", outlook.countries[static_cast<std::size_t>(country)], outlook.origin, name_of(indicator));
  const Outlook& of_indicator = outlook.by_indicator[static_cast<std::size_t>(indicator)];
  Eigen::ArrayXXd values = draw_indicator(of_indicator, country, purpose(name), settings);
  if (indicator == Indicator::fertility) values = values.max(tfr_floor);
  if (indicator == Indicator::life_expectancy) values = values.max(least_life_expectancy);
  return values;
}

Paths draw_paths(const PopulationOutlook& outlook, Eigen::Index country, const PathSettings& settings) {
  std::array<Eigen::ArrayXXd, all_indicators.size()> drawn;
  for (std::size_t i = 0; i < drawn.size(); ++i) drawn[i] = draw_values(outlook, country, all_indicators[i], settings);
  auto& [fertility, life_expectancy, migration, birth_factor, death_rate] = drawn;
  Paths paths;
  auto& [population, cumulated, e0, tfr] = paths.values;
  population = cumulated = Eigen::ArrayXXd(settings.draws, settings.horizon);
  Eigen::ArrayXd now = Eigen::ArrayXd::Constant(settings.draws, outlook.population[country]);
  Eigen::ArrayXd migrants = Eigen::ArrayXd::Zero(settings.draws);
  for (int h = 0; h < settings.horizon; ++h) {
    const Eigen::ArrayXd natural = birth_factor.col(h).exp() * fertility.col(h) - death_rate.col(h).exp();
    const Eigen::ArrayXd leaving_all = (migration.col(h) * now).max(-now);  // nobody leaves twice
    migrants += leaving_all;
    now = (now * (1 + natural) + leaving_all).max(0);
    population.col(h) = now;
    cumulated.col(h) = migrants;
  }
  e0 = std::move(life_expectancy);
  tfr = std::move(fertility);
  return paths;
}

}  // namespace muster
