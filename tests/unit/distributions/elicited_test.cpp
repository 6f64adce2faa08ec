#include "muster/distributions/elicited.hpp"
#include "support/message_of.hpp"
#include "unit/distributions/law_checks.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

namespace muster {
namespace {

using test::message_of;

using Quantiles = std::vector<Elicited::Quantile>;

double worst(const Elicited& elicited) {
  double greatest = 0;
  for (const Elicited::Residual& r : elicited.residuals()) {
    greatest = std::max(greatest, std::abs(r.fitted / r.stated.value - 1));
  }
  return greatest;
}

TEST(Elicited, MeetsTwoQuantilesExactlyInEveryFamily) {
  for (const char* family : {"uniform", "normal", "lognormal", "logitnormal", "beta"}) {
    for (const Quantiles& stated : {Quantiles{{0.05, 0.1}, {0.95, 0.4}}, Quantiles{{0.25, 0.7}, {0.5, 0.75}},
                                    Quantiles{{0.05, 0.001}, {0.95, 0.02}}, Quantiles{{0.1, 0.05}, {0.9, 0.95}}}) {
      EXPECT_LT(worst(Elicited{family, stated}), 1e-9) << family << " " << stated[0].value;
    }
  }
}

TEST(Elicited, RecoversTheDistributionItsQuantilesComeFrom) {
  const Lognormal cost{{.median = 10000, .sigma = 0.45}};
  const Beta share{{.a = 6.1, .b = 2.4}};
  Quantiles of_cost, of_share;
  for (const double u : {0.05, 0.25, 0.5, 0.75, 0.95}) {
    of_cost.push_back({u, cost.quantile(u)});
    of_share.push_back({u, share.quantile(u)});
  }
  const Elicited fitted_cost{"lognormal", of_cost}, fitted_share{"beta", of_share};
  EXPECT_NEAR(fitted_cost.mean() / cost.mean(), 1, 1e-12);
  EXPECT_NEAR(std::get<Beta>(fitted_share.fitted()).shape().a, 6.1, 1e-5);
  EXPECT_NEAR(std::get<Beta>(fitted_share.fitted()).shape().b, 2.4, 1e-5);
  EXPECT_NEAR(fitted_share.upper_quantile(0.01), share.upper_quantile(0.01), 1e-7);
  EXPECT_NEAR(fitted_share.share_below(0.5), share.share_below(0.5), 1e-7);
}

// Three points on no normal: least squares against z = -1.2816, 0, 1.2816 gives mean 7/3 and slope 3 / (2 * 1.2816).
TEST(Elicited, ShowsHowFarItMissesWhatItCannotMeet) {
  const Elicited skewed{"normal", {{0.1, 1}, {0.5, 2}, {0.9, 4}}};
  const std::vector<Elicited::Residual> residuals = skewed.residuals();
  ASSERT_EQ(residuals.size(), 3u);
  EXPECT_NEAR(residuals[0].fitted, 7.0 / 3 - 1.5, 1e-12);
  EXPECT_NEAR(residuals[1].fitted, 7.0 / 3, 1e-12);
  EXPECT_NEAR(residuals[2].fitted, 7.0 / 3 + 1.5, 1e-12);
  EXPECT_EQ(residuals[2].stated, (Elicited::Quantile{0.9, 4}));
}

TEST(Elicited, SaysWhatCannotBeFitted) {
  const Quantiles two{{0.1, 1}, {0.9, 2}};
  EXPECT_EQ(message_of([&] { Elicited("lognorml", two); }),
            "elicited(lognorml, ...) names an unknown family (uniform, normal, lognormal, logitnormal and beta can be "
            "fitted); did you mean \"lognormal\"?");
  EXPECT_EQ(message_of([&] {
              Elicited("normal", {{0.5, 1}});
            }),
            "elicited(normal, ...) has 1 quantiles (two are needed to fit two parameters); write share:value, "
            "share:value");
  EXPECT_EQ(message_of([&] {
              Elicited("normal", {{0.5, 1}, {0.5, 2}});
            }),
            "elicited(normal, ...) has the share 0.5 out of order (shares rise inside (0, 1)); write share:value by "
            "rising share");
  EXPECT_EQ(message_of([&] {
              Elicited("beta", {{0.1, 0.5}, {0.9, 1.5}});
            }),
            "elicited(beta, ...) has the value 1.5 out of order (values rise with the shares, between 0 and 1); write "
            "share:value");
}

}  // namespace
}  // namespace muster
