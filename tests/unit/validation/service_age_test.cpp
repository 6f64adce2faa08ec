// Men of service age, projected by the engine from years gone by.
#include "muster/validation/service_age.hpp"

#include "unit/validation/support.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace muster {
namespace {

constexpr int origin = 2010;

Country finland() { return read_country(std::filesystem::path(MUSTER_SOURCE_DIR) / "data", "finland"); }

PopulationOutlook known_in(int year) { return population_outlook(validation_test::world_history().before(year)); }

/// An outlook in which nothing changes and nobody moves.
PopulationOutlook still(PopulationOutlook known) {
  for (auto& indicator : known.by_indicator) {
    indicator.spread.setZero();
    indicator.drift.setZero();
  }
  return known;
}

const HindcastPoint& at(const std::vector<HindcastPoint>& points, const std::string& indicator, int horizon) {
  for (const auto& point : points)
    if (point.indicator == indicator && point.horizon == horizon) return point;
  throw std::out_of_range(indicator);
}

TEST(HindcastMen, WithoutMigrationOrChangeTheyAreTheSurvivorsOfThoseBornBefore) {
  const Country country = finland();
  const auto points = hindcast_men(country, still(known_in(origin)), {.draws = 40, .horizon = 8, .seed = 1});
  // Between exact birthdays a cohort shrinks by exp(-m) a year; a ratio of years lived averages two neighbouring
  // ages, hence the tolerance: rates of 0.001 change by under 10 % between them.
  const AgeVector& rates = country.mortality.at(origin - 1).male;
  double expected = 0;
  for (int age = 18; age < 25; ++age) {
    double alive = country.population.at(origin).male[age - 8];
    for (int lived = age - 8; lived < age; ++lived) alive *= std::exp(-(rates[lived] + rates[lived + 1]) / 2);
    expected += alive;
  }
  EXPECT_NEAR(at(points, "men_18_24", 8).q50 / expected, 1, 1e-5);
  EXPECT_EQ(at(points, "men_18_24", 8).q025, at(points, "men_18_24", 8).q975);
}

TEST(KnownMen, AreThoseOfThePackUpToTheOrigin) {
  const Country country = finland();
  const auto points = known_men(country, origin, 3);
  ASSERT_EQ(points.size(), 6u);
  EXPECT_EQ(points[2].year, origin);
  EXPECT_EQ(points[2].indicator, "men_18_24");
  EXPECT_EQ(points[2].observed, country.population.at(origin).male.segment(18, 7).sum());
}

TEST(HindcastMen, CountsTheMenOfTheRightYearAndAges) {
  const Country country = finland();
  const auto points = hindcast_men(country, known_in(origin), {.draws = 40, .horizon = 30, .seed = 1});
  const auto& point = at(points, "men_25_44", 10);
  EXPECT_EQ(point.year, 2020);
  EXPECT_EQ(point.observed, country.population.at(2020).male.segment(25, 20).sum());
  EXPECT_EQ(point.no_change, country.population.at(2010).male.segment(25, 20).sum());
  EXPECT_EQ(points.size(), 2 * (country.last_estimate - origin));  // estimates alone are outcomes
}

TEST(HindcastMen, KnowsNoYearFromTheOriginOn) {
  const PathSettings settings{.draws = 40, .horizon = 10, .seed = 1};
  auto history = validation_test::world_history();
  Country country = finland();
  const auto before = hindcast_men(country, population_outlook(history.before(origin)), settings);
  const double poison = std::numeric_limits<double>::quiet_NaN();
  const auto later = history.tfr.cols() - (origin - history.first_year);
  for (Panel* panel : {&history.tfr, &history.e0, &history.net_migration, &history.births, &history.deaths})
    panel->rightCols(later) = poison;
  history.population.rightCols(later - 1) = poison;  // 1 January of the origin is known
  for (auto& [year, persons] : country.population)
    if (year > origin) persons.male = persons.female = AgeVector::Constant(poison);
  for (auto* rates : {&country.mortality, &country.migration})
    for (auto& [year, values] : *rates)
      if (year >= origin) values.male = values.female = AgeVector::Constant(poison);
  for (auto& [year, values] : country.fertility)
    if (year >= origin) values.setConstant(poison);
  const auto after = hindcast_men(country, population_outlook(history.before(origin)), settings);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_EQ(before[i].q025, after[i].q025);
    EXPECT_EQ(before[i].q50, after[i].q50);
    EXPECT_EQ(before[i].q975, after[i].q975);
  }
}

TEST(HindcastMen, NeedsSingleAgesAtTheOriginAndRatesBeforeIt) {
  EXPECT_TRUE(hindcast_men(finland(), known_in(1990), {.draws = 40, .horizon = 10, .seed = 1}).empty());
  EXPECT_TRUE(hindcast_men(finland(), known_in(2000), {.draws = 40, .horizon = 10, .seed = 1}).empty());
}

}  // namespace
}  // namespace muster
