#include "muster/validation/spread_model.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/standard_normal.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace muster {
namespace {

/// Errors of ten- and five-year forecasts whose spread is exp(-3 + 0.8 x), width 0.5, drift share 0.4.
ErrorSample simulated(int cases) {
  ErrorSample sample{Eigen::ArrayXd(cases), Eigen::ArrayXXd::Ones(cases, 2), Eigen::ArrayXd(cases),
                     Eigen::ArrayXd(cases)};
  for (int i = 0; i < cases; ++i) {
    const auto z = [&](std::uint32_t which) { return validation_test::normal(which, static_cast<std::uint32_t>(i)); };
    const double years = i % 2 == 0 ? 5 : 10;
    const double x = 2 + z(0), s = std::exp(-3 + 0.8 * x);
    sample.terms(i, 1) = x;
    sample.variance[i] = sample.reach[i] = years;
    sample.errors[i] = s * (std::exp(0.5 * z(1)) * std::sqrt(years) * z(2) + 0.4 * years * z(3));
  }
  return sample;
}

// Tolerances are five standard errors, taken from the scatter of fits to samples a sixteenth as large.
TEST(SpreadModel, RecoversWhatErrorsWereMadeFrom) {
  const ErrorSample sample = simulated(20000);
  const SpreadModel model = fit_spread(sample);
  Eigen::ArrayXXd at = Eigen::ArrayXXd::Ones(2, 2);
  at(0, 1) = 1;
  at(1, 1) = 3;
  const Eigen::ArrayXd spread = model.spread(at);
  EXPECT_NEAR(std::log(spread[0]), -2.2, 0.15);
  EXPECT_NEAR(std::log(spread[1] / spread[0]), 1.6, 0.1);
  EXPECT_NEAR(model.width, 0.5, 0.1);
  EXPECT_NEAR(model.drift_share, 0.4, 0.08);
}

// The cases below each error's own probability must be uniform: 80 % within the central 80 %. Binomial standard
// deviation 0.0028 with 20,000 cases; false alarm 6e-7.
TEST(SpreadModel, ItsIntervalsHoldTheErrorsItWasFittedTo) {
  const ErrorSample sample = simulated(20000);
  const SpreadModel model = fit_spread(sample);
  const Eigen::ArrayXd spread = model.spread(sample.terms);
  int inside = 0;
  for (Eigen::Index i = 0; i < spread.size(); ++i) {
    const double u =
        error_cdf(sample.errors[i], spread[i], model.width, model.drift_share, sample.variance[i], sample.reach[i]);
    inside += u > 0.1 && u < 0.9;
  }
  EXPECT_NEAR(inside / 20000.0, 0.8, 0.014);
}

TEST(SpreadModel, WithoutWidthAndDriftTheErrorIsNormal) {
  EXPECT_NEAR(error_cdf(3, 1.5, 0, 0, 4, 2), normal_cdf(1), 1e-12);
}

TEST(SpreadModel, NothingToFitToIsRefused) { EXPECT_THROW((void)fit_spread({}), InvalidInput); }

}  // namespace
}  // namespace muster
