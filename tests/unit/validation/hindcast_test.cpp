#include "muster/validation/hindcast.hpp"

#include "muster/core/require.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

namespace muster {
namespace {

using ::testing::HasSubstr;
using ::testing::ThrowsMessage;

/// Points of one country, by indicator and horizon.
const HindcastPoint& find(const std::vector<HindcastPoint>& points, const std::string& country,
                          const std::string& indicator, int horizon) {
  for (const auto& point : points)
    if (point.country == country && point.indicator == indicator && point.horizon == horizon) return point;
  throw std::out_of_range(country + " " + indicator);
}

TEST(HindcastPopulation, SetsOutcomesOfTheRightYearBesideTheForecast) {
  const auto history = validation_test::world_history();
  const auto points = hindcast_population(history, 2014, {.draws = 20, .horizon = 20, .seed = 1});
  const auto c = history.row("FIN");
  const auto column = [&](int year) { return year - history.first_year; };
  const auto& tfr = find(points, "FIN", "tfr", 10);
  EXPECT_EQ(tfr.year, 2023);
  EXPECT_EQ(tfr.observed, history.tfr(c, column(2023)));
  EXPECT_EQ(tfr.no_change, history.tfr(c, column(2013)));
  const auto& people = find(points, "FIN", "population", 9);
  EXPECT_EQ(people.year, 2023);
  EXPECT_EQ(people.observed, history.population(c, column(2023)));
  EXPECT_EQ(find(points, "FIN", "population", 10).observed, history.population_at_end()[c]);
  const auto& migrants = find(points, "FIN", "net_migration_cumulated", 10);
  EXPECT_NEAR(migrants.observed, history.net_migration.row(c).tail(10).sum(), 1e-6);
  EXPECT_NEAR(migrants.no_change, 10 * history.net_migration(c, column(2013)), 1e-6);
  EXPECT_EQ(points.size(), history.countries.size() * 4 * 10);
}

TEST(KnownPopulation, EndsWhereTheForecastBegins) {
  const auto history = validation_test::world_history();
  const auto points = known_population(history, 2014, 3);
  const auto c = history.row("FIN");
  const auto value = [&](const std::string& indicator, int year) {
    for (const auto& point : points)
      if (point.country == "FIN" && point.indicator == indicator && point.year == year) return point.observed;
    throw std::out_of_range(indicator);
  };
  const auto column = [&](int year) { return year - history.first_year; };
  EXPECT_EQ(value("population", 2014), history.population(c, column(2014)));  // 1 January of the origin
  EXPECT_EQ(value("tfr", 2013), history.tfr(c, column(2013)));
  EXPECT_EQ(value("e0", 2011), history.e0(c, column(2011)));
  EXPECT_EQ(value("net_migration_cumulated", 2013), 0);
  EXPECT_NEAR(value("net_migration_cumulated", 2011), -history.net_migration.row(c).segment(column(2012), 2).sum(),
              1e-6);
  for (const auto& point : points) EXPECT_LE(point.year, point.indicator == "population" ? 2014 : 2013);
  EXPECT_EQ(points.size(), history.countries.size() * 4 * 3);
  EXPECT_THAT([&] { (void)known_population(history, 2024, 3); },
              ThrowsMessage<InvalidInput>(HasSubstr("choose an origin within it")));
}

TEST(Score, TakesPathsInAnyOrder) {
  Eigen::ArrayXd paths(5);
  paths << 5, 1, 4, 2, 3;
  const auto point =
      score({.country = "AAA", .indicator = "tfr"}, paths, {.value = 3, .no_change = 7, .year = 2001, .horizon = 2});
  EXPECT_EQ(point.q50, 3);
  EXPECT_EQ(point.q025, 1);
  EXPECT_EQ(point.q975, 5);
  EXPECT_EQ(point.mean, 3);
  EXPECT_DOUBLE_EQ(point.crps, 0.4);  // mean |x - y| 6/5 less half of mean |x - x'| 40/25
}

TEST(HindcastPopulation, OriginsWithoutAPastOrAFutureAreRefused) {
  const auto history = validation_test::world_history();
  const auto at = [&](int origin) { return [&, origin] { (void)hindcast_population(history, origin, {}); }; };
  EXPECT_THAT(at(2024), ThrowsMessage<InvalidInput>(HasSubstr("choose an earlier origin")));
  EXPECT_THAT(at(1970), ThrowsMessage<InvalidInput>(HasSubstr("choose a later origin")));
}

}  // namespace
}  // namespace muster
