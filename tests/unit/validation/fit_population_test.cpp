#include "muster/validation/fit_population.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/distribution.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <map>

namespace muster {
namespace {

/// Fitted inputs of one country, by name.
std::map<std::string, FittedInput> fitted(const DemographicHistory& before, const PopulationOutlook& known,
                                          const std::string& iso3) {
  std::map<std::string, FittedInput> rows;
  for (const auto& row : fit_population(before, known, iso3, gompertz_years_of_life)) rows[row.name] = row;
  return rows;
}

/// What was known before 2010, fitted once for all tests.
const DemographicHistory& before_2010() {
  static const DemographicHistory history = validation_test::world_history().before(2010);
  return history;
}
const PopulationOutlook& known_2010() {
  static const PopulationOutlook known = population_outlook(before_2010());
  return known;
}

TEST(FitPopulation, LaterYearsChangeNoByte) {
  auto history = validation_test::world_history();
  const auto clean = fitted(before_2010(), known_2010(), "ROU");
  history.tfr.rightCols(history.end_year() - 2010) = 99;
  history.net_migration.rightCols(history.end_year() - 2010) = 1e9;
  const auto still = history.before(2010);
  const auto dirty = fitted(still, population_outlook(still), "ROU");
  for (const auto& [name, row] : clean) {
    EXPECT_EQ(row.distribution, dirty.at(name).distribution) << name;
    EXPECT_EQ(row.value, dirty.at(name).value) << name;
    EXPECT_EQ(row.last_year, 2009) << name;
  }
}

// The inputs must say what the hindcast said: the fertility paths that the model makes of them have, after ten years,
// the hindcast's expectation and variance.
TEST(FitPopulation, InputsGiveTheFittedPaths) {
  const auto& known = known_2010();
  const auto rows = fitted(before_2010(), known, "ISR");
  const auto c = before_2010().row("ISR");
  const auto& fertility = known.by_indicator[0];
  const double keep = std::pow(1 - rows.at("kappa_f").value, 10);
  EXPECT_NEAR(rows.at("F_long").value + keep * (rows.at("tfr_0").value - rows.at("F_long").value),
              fertility.last[c] + fertility.drift[c] * fertility.form.reach(10), 2e-3);
  EXPECT_NEAR(rows.at("F_long").std_error * (1 - keep),
              fertility.drift_share * fertility.spread[c] * fertility.form.reach(10), 1e-3);
  const auto& life = known.by_indicator[1];
  const double variance = 10 * std::exp(2 * life.width * life.width) + 100 * life.drift_share * life.drift_share;
  const auto& k = rows.at("sigma_k");
  const double second_moment = k.std_error * k.std_error + std::pow(mean(parse_distribution(k.distribution)), 2);
  EXPECT_NEAR(std::sqrt(10 * second_moment) * gompertz_years_of_life, life.spread[c] * std::sqrt(variance), 5e-3);
}

TEST(FitPopulation, DistributionsAreThoseOfAScenario) {
  for (const auto& [name, row] : fitted(before_2010(), known_2010(), "FIN")) {
    if (row.distribution.empty()) continue;
    EXPECT_NO_THROW((void)parse_distribution(row.distribution)) << name;
  }
}

TEST(FitPopulation, UnknownCountriesAreRefused) {
  EXPECT_THROW((void)fitted(before_2010(), known_2010(), "XYZ"), InvalidInput);
}

// Under Gompertz's law with no mortality at all but his, e0 falls by 1/b years per unit of log mortality, less a little
// for deaths that the law puts below age 0: rates exp(0.095 a - 10) give 10.3.
TEST(YearsOfLife, FollowGompertz) {
  Country country;
  BySex rates;
  for (int a = 0; a < open_age; ++a) rates.female[a] = rates.male[a] = std::exp(0.095 * (a + 0.5) - 10);
  country.mortality[2009] = rates;
  EXPECT_NEAR(*years_of_life_per_log_mortality(country, 2010), gompertz_years_of_life, 0.5);
  EXPECT_FALSE(years_of_life_per_log_mortality(country, 2009).has_value());
}

}  // namespace
}  // namespace muster
