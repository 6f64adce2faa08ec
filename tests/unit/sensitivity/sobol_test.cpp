#include "muster/sensitivity/sobol.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "muster/distributions/standard_normal.hpp"
#include "support/known_functions.hpp"
#include "support/message_of.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using test::Ishigami;
using test::SobolG;
using ::testing::HasSubstr;

template <class Function>
MatrixXd on_normals(const MatrixXd& points) {
  MatrixXd values(1, points.cols());
  for (Index p = 0; p < points.cols(); ++p) values(0, p) = Function::at(points.col(p).unaryExpr(&normal_cdf));
  return values;
}

const SobolPlan at_once{.base_points = 1 << 14, .most_base_points = 1 << 14};

TEST(Sobol, AgreesWithIshigamiTo5Thousandths) {
  const SobolResult found = sobol_indices(on_normals<Ishigami>, InputDependence(3), Players::each(3), at_once);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(found.outputs[0].first[i].value, Ishigami::first[i], 0.005) << i;
    EXPECT_NEAR(found.outputs[0].total[i].value, Ishigami::total[i], 0.005) << i;
  }
  EXPECT_EQ(found.evaluations, 5 * (1 << 14));
  EXPECT_TRUE(found.reached);
}

TEST(Sobol, AgreesWithSobolsGTo5Thousandths) {
  const SobolResult found = sobol_indices(on_normals<SobolG>, InputDependence(8), Players::each(8), at_once);
  EXPECT_NEAR(found.outputs[0].first[0].value, SobolG::first, 0.005);
  EXPECT_NEAR(found.outputs[0].total[0].value, SobolG::total, 0.005);
}

// As in effects_test.cpp: y = x0 + x1 - 2 x2, x1 and x2 correlated by 0.7, given their innovations.
TEST(Sobol, FullAndOwnEffectsOfCorrelatedInputs) {
  const double r = 0.7, s = std::sqrt(1 - r * r), variance = 6 - 4 * r;
  MatrixXd correlation = MatrixXd::Identity(3, 3);
  correlation(1, 2) = correlation(2, 1) = r;
  const auto model = [&](const MatrixXd& z) {
    return MatrixXd(z.row(0) + z.row(1) - 2 * (r * z.row(1) + s * z.row(2)));
  };
  const SobolResult found = sobol_indices(model, InputDependence(correlation), Players::each(3), at_once);
  EXPECT_NEAR(found.outputs[0].first[1].value, std::pow(1 - 2 * r, 2) / variance, 0.01);
  EXPECT_NEAR(found.outputs[0].first[2].value, std::pow(r - 2, 2) / variance, 0.01);
  EXPECT_NEAR(found.outputs[0].total[1].value, s * s / variance, 0.01);
  EXPECT_NEAR(found.outputs[0].total[2].value, 4 * s * s / variance, 0.01);
  EXPECT_EQ(found.evaluations, (2 + 1 + 2 + 2) * (1 << 14));
}

TEST(Sobol, GroupsAndFurtherCoordinatesArePlayersToo) {
  const auto model = [](const MatrixXd& z) {
    MatrixXd y(2, z.cols());
    y.row(0) = z.row(0).array() * z.row(1).array() + 2 * z.row(2).array();
    y.row(1).setConstant(7);  // never changes
    return y;
  };
  const SobolResult found = sobol_indices(model, InputDependence(2), Players{{0, 0, 1}, 2}, {.half_width = 0.01});
  EXPECT_NEAR(found.outputs[0].first[0].value, 0.2, 0.03);
  EXPECT_NEAR(found.outputs[0].total[1].value, 0.8, 0.03);
  EXPECT_TRUE(std::isnan(found.outputs[1].first[0].value));
}

TEST(Sobol, StopsWhenTheIntervalsAreShortOrThePointsAreSpent) {
  const auto product = [](const MatrixXd& z) { return MatrixXd(z.row(0).cwiseProduct(z.row(1))); };
  const SobolPlan plan{.base_points = 64, .most_base_points = 1 << 14, .half_width = 0.1};
  const SobolResult found = sobol_indices(product, InputDependence(2), Players::each(2), plan);
  EXPECT_TRUE(found.reached);
  EXPECT_LT(found.base_points, 1 << 14);
  EXPECT_GT(found.base_points, 64);
  const SobolResult spent = sobol_indices(product, InputDependence(2), Players::each(2),
                                          {.base_points = 64, .most_base_points = 128, .half_width = 0});
  EXPECT_FALSE(spent.reached);
  EXPECT_EQ(spent.base_points, 128);
}

TEST(Sobol, RefusesPlansThatTellNoError) {
  const auto told = [](const SobolPlan& plan, const Players& players) {
    return test::message_of([&] { (void)sobol_indices(on_normals<Ishigami>, InputDependence(3), players, plan); });
  };
  EXPECT_THAT(told({.base_points = 16}, Players::each(3)), HasSubstr("16 base points in 16 copies"));
  EXPECT_THAT(told({.most_base_points = 512}, Players::each(3)), HasSubstr("at most 512 base points, 1024 at first"));
  EXPECT_THAT(told({}, Players::each(2)), HasSubstr("2 coordinates dealt to 2 players, 3 correlated"));
}

}  // namespace
}  // namespace muster
