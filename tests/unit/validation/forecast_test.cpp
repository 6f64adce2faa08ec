#include "muster/validation/forecast.hpp"

#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

#include <limits>

namespace muster {
namespace {

constexpr PathSettings few{.draws = 50, .horizon = 12, .seed = 3};

/// The history with everything from @p year on made impossible.
DemographicHistory poisoned(DemographicHistory history, int year) {
  const auto later = history.end_year() - year;
  for (Panel* panel :
       {&history.tfr, &history.e0, &history.net_migration, &history.births, &history.deaths, &history.population})
    panel->rightCols(later).setConstant(std::numeric_limits<double>::quiet_NaN());
  return history;
}

TEST(PopulationOutlook, YearsFromTheOriginOnChangeNoBit) {
  const auto history = validation_test::world_history();
  for (const int origin : {1990, 2000}) {
    const auto clean = population_outlook(history.before(origin));
    const auto dirty = population_outlook(poisoned(history, origin).before(origin));
    for (std::size_t i = 0; i < all_outcomes.size(); ++i) {
      const auto row = history.row("UKR");
      EXPECT_TRUE((draw_paths(clean, row, few).values[i] == draw_paths(dirty, row, few).values[i]).all());
    }
  }
}

// The poison works: one year earlier it spoils the fit.
TEST(PopulationOutlook, YearsBeforeTheOriginDoMatter) {
  const auto history = validation_test::world_history();
  const auto dirty = population_outlook(poisoned(history, 1989).before(1990));
  EXPECT_FALSE(dirty.population.allFinite());
}

/// An outlook of one country in which nothing is uncertain.
PopulationOutlook certain() {
  PopulationOutlook known{
      .origin = 2000, .countries = {"AAA"}, .population = Eigen::ArrayXd::Constant(1, 1e6), .by_indicator = {}};
  const auto one = [](Indicator indicator, double pull, double last, double drift) {
    return Outlook{.form = {indicator, pull},
                   .last = Eigen::ArrayXd::Constant(1, last),
                   .drift = Eigen::ArrayXd::Constant(1, drift),
                   .spread = Eigen::ArrayXd::Zero(1),
                   .persistence = Eigen::ArrayXd::Constant(1, 0.5)};
  };
  known.by_indicator = {one(Indicator::fertility, 0.1, 2, 0.1), one(Indicator::life_expectancy, 0, 70, 0.25),
                        one(Indicator::migration, 0, 0, 0.01), one(Indicator::birth_factor, 0, std::log(0.01), 0),
                        one(Indicator::death_rate, 0, std::log(0.01), 0)};
  return known;
}

// By hand: births 0.01 x 2.1 and 0.01 x 2.19 of the population, deaths 0.01, migrants 0.01 of it.
TEST(DrawPaths, WithoutSpreadFollowTheEquations) {
  const Paths paths = draw_paths(certain(), 0, {.draws = 2, .horizon = 2, .seed = 1});
  const auto& [population, migration, e0, tfr] = paths.values;
  EXPECT_NEAR(tfr(0, 0), 2.1, 1e-12);
  EXPECT_NEAR(tfr(1, 1), 2.19, 1e-12);
  EXPECT_NEAR(e0(0, 1), 70.5, 1e-12);
  EXPECT_NEAR(population(0, 0), 1.021e6, 1e-6);
  EXPECT_NEAR(population(0, 1), 1.021e6 * 1.0219, 1e-6);
  EXPECT_NEAR(migration(0, 1), 1e4 + 0.01 * 1.021e6, 1e-6);
}

TEST(DrawPaths, NobodyLeavesTwiceAndFertilityHasAFloor) {
  auto known = certain();
  known.by_indicator[0].drift.setConstant(-5);
  known.by_indicator[2].drift.setConstant(-3);
  const auto paths = draw_paths(known, 0, {.draws = 1, .horizon = 3, .seed = 1});
  EXPECT_GE(paths.values[0].minCoeff(), 0);
  EXPECT_GE(paths.values[1].minCoeff(), -1e6 * 1.02);
  EXPECT_EQ(paths.values[3].minCoeff(), 0.5);
}

}  // namespace
}  // namespace muster
