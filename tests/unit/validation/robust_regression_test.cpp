#include "muster/validation/robust_regression.hpp"

#include "muster/core/require.hpp"
#include "unit/validation/support.hpp"

#include <gmock/gmock.h>

namespace muster {
namespace {

TEST(RobustRegression, ExactDataGiveTheirWeights) {
  Eigen::MatrixXd terms(5, 2);
  terms << 1, 0, 1, 1, 1, 2, 1, 3, 1, 4;
  const Eigen::Vector2d truth(2, -0.5);
  EXPECT_TRUE(robust_regression(terms, terms * truth).isApprox(truth, 1e-9));
}

// One case in ten is off by 50 standard deviations, always upwards. Least squares would be off by 5; the bound is ten
// standard errors of the intercept.
TEST(RobustRegression, WildCasesDoNotSetTheExpectation) {
  const int cases = 1000;
  Eigen::MatrixXd terms = Eigen::MatrixXd::Ones(cases, 2);
  Eigen::VectorXd outcomes(cases);
  for (int i = 0; i < cases; ++i) {
    terms(i, 1) = validation_test::normal(1, static_cast<std::uint32_t>(i));
    outcomes[i] =
        3 + 2 * terms(i, 1) + validation_test::normal(2, static_cast<std::uint32_t>(i)) + (i % 10 == 0 ? 50 : 0);
  }
  const Eigen::VectorXd found = robust_regression(terms, outcomes);
  EXPECT_NEAR(found[0], 3, 0.35);
  EXPECT_NEAR(found[1], 2, 0.35);
}

TEST(RobustRegression, ShapesThatDisagreeAreRefused) {
  EXPECT_THROW((void)robust_regression(Eigen::MatrixXd::Ones(3, 1), Eigen::VectorXd::Ones(2)), InvalidInput);
  EXPECT_THROW((void)robust_regression(Eigen::MatrixXd::Ones(1, 2), Eigen::VectorXd::Ones(1)), InvalidInput);
}

}  // namespace
}  // namespace muster
