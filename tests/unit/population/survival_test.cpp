#include "muster/population/survival.hpp"

#include "muster/evidence/country.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

namespace muster {
namespace {

AgeVector constant_rates(double rate) { return AgeVector::Constant(rate); }

TEST(Survival, ConstantHazardGivesTheRatioOfTheLinearLifeTable) {
  const AgeVector ratios = survival_ratios(constant_rates(0.02), 0, Sex::male);
  for (int a = 2; a < open_age; ++a) EXPECT_NEAR(ratios[a], (1 - 0.01) / (1 + 0.01), 1e-14) << a;
}

TEST(Survival, AShiftOfLogMortalityEqualsScaledRates) {
  const AgeVector shifted = survival_ratios(constant_rates(0.02), std::log(1.5), Sex::female);
  const AgeVector scaled = survival_ratios(constant_rates(0.03), 0, Sex::female);
  EXPECT_LT((shifted - scaled).abs().maxCoeff(), 1e-14);
}

TEST(Survival, RatesAreCappedSoThatNobodyIsNegative) {
  const AgeVector ratios = survival_ratios(constant_rates(1), 3, Sex::female);
  EXPECT_TRUE((ratios >= 0).all() && (ratios <= 1).all());
  EXPECT_NEAR(ratios[50], (1 - 0.95) / (1 + 0.95), 1e-14);  // m held at 1.9
}

TEST(Survival, OpenGroupOfAConstantHazardSurvivesLikeItsTail) {
  // With one rate at all ages T100/T99 tends to the ratio of one year, but for the closing at 130.
  const AgeVector ratios = survival_ratios(constant_rates(0.5), 0, Sex::male);
  EXPECT_NEAR(ratios[open_age], 0.75 / 1.25, 1e-6);
}

TEST(Survival, InfantSeparationFactorFollowsAndreevAndKingkade) {
  EXPECT_NEAR(infant_separation_factor(0.01, Sex::male), 0.1293355, 1e-12);
  EXPECT_NEAR(infant_separation_factor(0.05, Sex::male), 0.1913305, 1e-12);
  EXPECT_NEAR(infant_separation_factor(0.2, Sex::male), 0.29915, 1e-12);
  EXPECT_NEAR(infant_separation_factor(0.01, Sex::female), 0.1284773, 1e-12);
  EXPECT_NEAR(infant_separation_factor(0.05, Sex::female), 0.2407145, 1e-12);
  EXPECT_NEAR(infant_separation_factor(0.2, Sex::female), 0.31411, 1e-12);
}

TEST(Survival, LifeExpectancyIsTheUnsToATwentiethOfAYearInEveryCountry) {
  const std::filesystem::path data = std::filesystem::path(MUSTER_SOURCE_DIR) / "data";
  for (const std::string& name : list_countries(data)) {
    const Country country = read_country(data, name);
    for (const int year : {2024, 2030, 2040}) {
      const BySex& rates = country.mortality.at(year);
      const YearIndicators& un = country.indicators.at(year);
      EXPECT_NEAR(life_expectancy(rates.female, 0, Sex::female), un.e0_f, 0.05) << name << ' ' << year;
      EXPECT_NEAR(life_expectancy(rates.male, 0, Sex::male), un.e0_m, 0.05) << name << ' ' << year;
    }
  }
}

}  // namespace
}  // namespace muster
