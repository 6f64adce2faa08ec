// Given-data indices from 2^17 random points against closed forms, to 0.02: five standard errors and more.

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "muster/sensitivity/given_data.hpp"
#include "support/known_functions.hpp"

namespace muster {
namespace {

using Eigen::MatrixXd;
using test::Ishigami;
using test::SobolG;

OutputIndices estimated(const MatrixXd& inputs, const MatrixXd& output, const InputDependence& dependence) {
  const std::vector players{Players::each(inputs.cols())};
  const GivenDataPlan plan{.limits = {}, .bootstrap = {.repeats = 50}};
  return given_data_indices(inputs, {output, {}}, dependence, players, plan)[0];
}

void expect(const char* name, const IndexEstimate& index, double truth, double tolerance) {
  std::printf("%-24s truth %.6f  estimate %.6f +-%.6f\n", name, truth, index.value, index.error.width() / 2);
  EXPECT_NEAR(index.value, truth, tolerance) << name;
}

TEST(LargeSample, Ishigami) {
  const MatrixXd shares = test::uniforms(1 << 17, 3, 41);
  const OutputIndices found = estimated(shares, test::values_of<Ishigami>(shares), InputDependence(3));
  for (std::size_t i = 0; i < 3; ++i) {
    expect("Ishigami first", found.by[0].first[i], Ishigami::first[i], 0.02);
    expect("Ishigami total", found.by[0].total[i], Ishigami::total[i], 0.02);
    expect("Ishigami shapley", found.by[0].shapley[i], Ishigami::shapley[i], 0.02);
  }
}

TEST(LargeSample, SobolsG) {
  const MatrixXd shares = test::uniforms(1 << 17, 8, 42);
  const OutputIndices found = estimated(shares, test::values_of<SobolG>(shares), InputDependence(8));
  expect("g first", found.by[0].first[0], SobolG::first, 0.02);
  expect("g total", found.by[0].total[0], SobolG::total, 0.02);
}

// As in given_data_test.cpp: y = x0 + x1 - 2 x2, x1 and x2 correlated by 0.7.
TEST(LargeSample, ShapleyEffectsOfCorrelatedGaussians) {
  const double r = 0.7, half = r * r / 2, variance = 6 - 4 * r;
  MatrixXd x = test::normals(1 << 16, 3, 43), correlation = MatrixXd::Identity(3, 3);
  x.col(2) = r * x.col(1) + std::sqrt(1 - r * r) * x.col(2);
  correlation(1, 2) = correlation(2, 1) = r;
  const OutputIndices found = estimated(x, x.col(0) + x.col(1) - 2 * x.col(2), InputDependence(correlation));
  expect("Gaussian shapley 0", found.by[0].shapley[0], 1 / variance, 0.01);
  expect("Gaussian shapley 1", found.by[0].shapley[1], (1 - half - 2 * r + 4 * half) / variance, 0.01);
  expect("Gaussian shapley 2", found.by[0].shapley[2], (4 * (1 - half) - 2 * r + half) / variance, 0.01);
}

}  // namespace
}  // namespace muster
