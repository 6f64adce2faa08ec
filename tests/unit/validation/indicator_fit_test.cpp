#include "muster/validation/indicator_fit.hpp"

#include "muster/core/require.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace muster {
namespace {

/// Random walks whose yearly spread differs tenfold between countries; no drift.
Panel walks(int countries, int years) {
  Panel values(countries, years);
  for (int c = 0; c < countries; ++c) {
    const double spread = 0.1 * std::pow(10, c / (countries - 1.0));
    values(c, 0) = 60;
    for (int y = 1; y < years; ++y)
      values(c, y) = values(c, y - 1) +
                     spread * validation_test::normal(static_cast<std::uint32_t>(c), static_cast<std::uint32_t>(y));
  }
  return values;
}

// 100 walks over 60 years. The spread of the calmest and of the wildest tenth must be told apart and be near the truth:
// own histories give each log spread to 0.09, the fit pools them; the bound is a quarter.
TEST(IndicatorFit, LearnsTheSpreadOfEachCountryFromItsPast) {
  const Panel values = walks(100, 60);
  const Outlook seen = outlook(fit_indicator(Indicator::life_expectancy, values), values);
  const double calm = std::exp(seen.spread.head(10).log().mean()), wild = std::exp(seen.spread.tail(10).log().mean());
  EXPECT_NEAR(std::log(calm / 0.111), 0, 0.35);
  EXPECT_NEAR(std::log(wild / 0.9), 0, 0.35);
  EXPECT_LT(seen.drift.abs().maxCoeff(), 0.3);  // yearly spreads are up to 1
}

TEST(IndicatorFit, ShortHistoriesAreRefused) {
  EXPECT_THROW((void)fit_indicator(Indicator::fertility, Panel::Ones(5, 30)), InvalidInput);
}

}  // namespace
}  // namespace muster
