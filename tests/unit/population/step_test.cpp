#include "muster/population/step.hpp"

#include "muster/population/survival.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace muster {
namespace {

/// Gompertz mortality, so that the very old do not outlive a shrinking population.
AgeVector gompertz(double at_birth) { return at_birth * (0.09 * AgeVector::LinSpaced(0, open_age)).exp(); }

/// A closed population with constant rates.
struct Closed {
  BySex rates{gompertz(0.0003), gompertz(0.0004)};
  BySex survival{survival_ratios(rates.female, 0, Sex::female), survival_ratios(rates.male, 0, Sex::male)};
  AgeVector asfr = AgeVector::Zero();
  double sex_ratio = 1.05;

  explicit Closed(double tfr) { asfr.segment(20, 15).setConstant(tfr / 15); }

  [[nodiscard]] Renewal year(const BySex& residents) const {
    return renew(residents, survival, asfr, sex_ratio, {}, MigrationTiming::end);
  }
};

BySex a_million_of_each() { return {AgeVector::Constant(1e6), AgeVector::Constant(1e6)}; }

/// Net maternity of one girl born, discounted at yearly growth factor g: births of a year are to the mean of the women
/// at its start and end, so a girl born in year 0 bears asfr (A_{a} + E_{a}) / 2 with A the women of age a and E those
/// who reach it at the year's end.
double lotka(const Closed& model, double growth) {
  double sum = 0, alive = 1;
  for (int a = 0; a < 49; ++a) {
    alive *= model.survival.female[a];  // born in year y, of age a on 1 January of y + 1 + a
    const double at_start = alive * std::pow(growth, -(a + 1)), at_end = alive * std::pow(growth, -a);
    sum += model.asfr[a] * (at_start + at_end) / 2;
  }
  return sum / (1 + model.sex_ratio);
}

double intrinsic_growth(const Closed& model) {
  double low = 0.9, high = 1.1;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (lotka(model, middle) > 1 ? low : high) = middle;
  }
  return low;
}

TEST(PopulationStep, AStablePopulationGrowsAtTheRootOfTheLotkaEquation) {
  for (const double tfr : {1.2, 2.1, 3.0}) {
    const Closed model(tfr);
    BySex residents = a_million_of_each();
    for (int year = 0; year < 1500; ++year) {
      residents = model.year(residents).residents;
      const double scale = 1e6 / residents.sum();
      residents = {residents.female * scale, residents.male * scale};
    }
    EXPECT_NEAR(model.year(residents).residents.sum() / residents.sum(), intrinsic_growth(model), 1e-6) << tfr;
  }
}

TEST(PopulationStep, AStationaryPopulationKeepsItsAgeStructure) {
  Closed model(2);
  model.asfr /= lotka(model, 1);  // net reproduction of exactly one
  BySex residents = a_million_of_each();
  for (int year = 0; year < 3000; ++year) residents = model.year(residents).residents;
  const BySex next = model.year(residents).residents;
  EXPECT_LT(((next.female - residents.female) / residents.female).abs().maxCoeff(), 1e-9);
  EXPECT_LT(((next.male - residents.male) / residents.male).abs().maxCoeff(), 1e-9);
}

TEST(PopulationStep, EveryYearBalancesWithMigrationOfEitherTiming) {
  const Closed model(1.5);
  const BySex migrants{AgeVector::LinSpaced(-500, 700), AgeVector::LinSpaced(900, -300)};
  for (const MigrationTiming timing : {MigrationTiming::even, MigrationTiming::end}) {
    const BySex before = a_million_of_each();
    const Renewal year = renew(before, model.survival, model.asfr, model.sex_ratio, migrants, timing);
    const double expected = before.sum() + year.births - year.deaths + migrants.sum();
    EXPECT_NEAR(year.residents.sum() / expected, 1, 1e-14);
    EXPECT_GT(year.deaths, 0);
  }
}

TEST(PopulationStep, MigrantsAtTheEndNeitherDieNorBearInTheirYear) {
  const Closed model(1.5);
  BySex migrants;
  migrants.female[30] = 1000;
  const Renewal with =
      renew(a_million_of_each(), model.survival, model.asfr, model.sex_ratio, migrants, MigrationTiming::end);
  const Renewal without = model.year(a_million_of_each());
  EXPECT_DOUBLE_EQ(with.births, without.births);
  EXPECT_NEAR(with.residents.female[30] - without.residents.female[30], 1000, 1e-6);
}

TEST(PopulationStep, HalfOfEvenMigrantsLiveAndBearThroughTheYear) {
  const Closed model(1.5);
  BySex migrants;
  migrants.female[30] = 1000;
  const Renewal with =
      renew(a_million_of_each(), model.survival, model.asfr, model.sex_ratio, migrants, MigrationTiming::even);
  const Renewal without = model.year(a_million_of_each());
  // 500 women of 30 at the start, 500 more at 30 and 500 S at 31 at the end.
  const double more = model.asfr[30] * (500 + 500) / 2 + model.asfr[31] * 500 * model.survival.female[31] / 2;
  EXPECT_NEAR(with.births - without.births, more, 1e-6);
  EXPECT_NEAR(with.residents.female[31] - without.residents.female[31], 500 * model.survival.female[31], 1e-6);
  EXPECT_NEAR(with.residents.female[30] - without.residents.female[30], 500, 1e-6);
}

}  // namespace
}  // namespace muster
