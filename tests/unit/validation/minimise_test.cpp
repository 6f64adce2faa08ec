#include "muster/validation/detail/minimise.hpp"

#include <gmock/gmock.h>

namespace muster::detail {
namespace {

// Source: Rosenbrock (1960), The Computer Journal 3: a curved valley whose minimum is (1, 1).
TEST(Minimise, FindsTheEndOfRosenbrocksValley) {
  const auto valley = [](const Eigen::VectorXd& x) {
    const double a = 1 - x[0], b = x[1] - x[0] * x[0];
    return ValueAndGradient{a * a + 100 * b * b, Eigen::Vector2d(-2 * a - 400 * x[0] * b, 200 * b)};
  };
  const Eigen::VectorXd found = minimise(valley, Eigen::Vector2d(-1.2, 1));
  EXPECT_NEAR(found[0], 1, 1e-5);
  EXPECT_NEAR(found[1], 1, 1e-5);
}

}  // namespace
}  // namespace muster::detail
