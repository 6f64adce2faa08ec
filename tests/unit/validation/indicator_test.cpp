#include "muster/validation/indicator.hpp"

#include "muster/core/require.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace muster {
namespace {

/// Variance of the outcome, by following each unit innovation through the recursion itself.
double variance_by_impulses(const PathForm& form, int horizon, double phi) {
  double variance = 0;
  for (int when = 0; when < horizon; ++when) {
    double x = 0, sum = 0;
    for (int t = 0; t < horizon; ++t) {
      x = (form.indicator == Indicator::migration ? phi * x : x - form.pull * x) + (t == when ? 1 : 0);
      sum += x;
    }
    variance += std::pow(form.indicator == Indicator::migration ? sum : x, 2);
  }
  return variance;
}

TEST(PathForm, VarianceFollowsFromTheRecursion) {
  const PathForm walk{Indicator::life_expectancy, 0}, pulled{Indicator::fertility, 0.1},
      summed{Indicator::migration, 0};
  for (const int horizon : {1, 2, 10, 20}) {
    EXPECT_NEAR(walk.variance(horizon, 0), horizon, 1e-12);
    EXPECT_NEAR(pulled.variance(horizon, 0), variance_by_impulses(pulled, horizon, 0), 1e-12);
    EXPECT_NEAR(summed.variance(horizon, 0.7), variance_by_impulses(summed, horizon, 0.7), 1e-9);
  }
}

TEST(PathForm, ReachFollowsFromTheRecursion) {
  const PathForm pulled{Indicator::fertility, 0.1};
  double moved = 0;
  for (int t = 0; t < 10; ++t) moved += 1 - 0.1 * moved;
  EXPECT_NEAR(pulled.reach(10), moved, 1e-12);
  EXPECT_EQ((PathForm{Indicator::migration, 0}.reach(10)), 10);
}

TEST(Outcome, IsTheChangeSinceTheLastYearKnownOrTheSumOfRates) {
  Panel values(1, 5);
  values << 1, 2, 4, 8, 16;
  EXPECT_EQ(outcome(Indicator::fertility, values, 2, 3)[0], 14);
  EXPECT_EQ(outcome(Indicator::migration, values, 2, 3)[0], 28);
}

TEST(Features, KnowWhatACrisisTook) {
  Panel life = Panel::Constant(2, 30, 60);
  life.rightCols(1)(0, 0) = 52;
  const Features known = features(Indicator::life_expectancy, life);
  EXPECT_EQ(known.mean(0, 3), 8);
  EXPECT_EQ(known.mean(1, 3), 0);
  EXPECT_GT(known.spread(0, 3), known.spread(1, 3));
}

TEST(Features, PersistenceLiesBetweenTheCountrysOwnAndTheMedian) {
  Panel rates(3, 60);
  for (int y = 0; y < 60; ++y)  // one country jumps about, two keep going
    rates.col(y) << (y % 2 == 0 ? 0.01 : -0.01), 0.001 * y, 0.002 * y;
  const auto phi = features(Indicator::migration, rates).persistence;
  EXPECT_NEAR(phi[1], 0.95, 1e-12);      // both at the limit
  EXPECT_NEAR(phi[0], 0.95 / 2, 1e-12);  // own 0, median at the limit
}

TEST(Observed, RatesAreOfTheFirstOfJanuary) {
  const auto history = validation_test::world_history();
  const auto c = history.row("FIN");
  const Eigen::Index y = 2000 - history.first_year;
  EXPECT_NEAR(observed(history, Indicator::migration)(c, y), history.net_migration(c, y) / history.population(c, y),
              1e-15);
  const double births =
      std::exp(observed(history, Indicator::birth_factor)(c, y)) * history.tfr(c, y) * history.population(c, y);
  EXPECT_NEAR(births, history.births(c, y), 1e-6);
}

TEST(Features, TooFewYearsAreRefused) {
  EXPECT_THROW((void)features(Indicator::fertility, Panel::Ones(1, 5)), InvalidInput);
}

}  // namespace
}  // namespace muster
