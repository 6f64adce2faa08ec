#include "muster/sensitivity/term_selection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/known_functions.hpp"

namespace muster {
namespace {

using Eigen::MatrixXd;
using test::normals;

// 20 inputs, 4,000 draws; the signal terms have t of 20 or more against a threshold of about 3.7.
TEST(TermSelection, FindsThePlantedTerms) {
  const PolynomialBasis basis(test::uniforms(4000, 20, 8), InputDependence(20), 10);
  const BasisTerm product{{{3, 1}, {7, 2}}}, cube{{{5, 3}}};
  const MatrixXd y = basis.column(product) + basis.column(cube) + 2 * normals(4000, 1, 9);
  const std::vector<BasisTerm> terms = select_terms(basis, y, {});
  EXPECT_EQ(std::ranges::count(terms, product), 1);
  EXPECT_EQ(std::ranges::count(terms, cube), 1);
  EXPECT_LE(terms.size(), 40U + 2U + 4U);  // degrees 1 and 2 of all, the two, and a few by accident
}

// Of idle terms about one in sqrt(4 pi ln candidates) = 10 seeds shows any.
TEST(TermSelection, TakesHardlyAnyTermOfNoise) {
  const PolynomialBasis basis(test::uniforms(2000, 10, 8), InputDependence(10), 10);
  std::size_t accidents = 0;
  for (std::uint64_t seed = 20; seed < 30; ++seed) {
    accidents += select_terms(basis, normals(2000, 1, seed), {}).size() - 20;
  }
  EXPECT_LE(accidents, 12U);
}

TEST(TermSelection, JointDegreeFallsWithTheNumberOfInputs) {
  EXPECT_EQ(with_joint_degree({}, 3).joint_degree, 12);
  EXPECT_EQ(with_joint_degree({}, 75).joint_degree, 4);
  EXPECT_EQ(with_joint_degree({}, 1000).joint_degree, 2);
  EXPECT_EQ(with_joint_degree({.joint_degree = 5}, 75).joint_degree, 5);
}

TEST(TermSelection, FewDrawsGetOneDegreeOnly) {
  const PolynomialBasis basis(normals(150, 10, 1), InputDependence(10), 3);
  EXPECT_GE(select_terms(basis, normals(150, 1, 2), {}).size(), 10U);
  EXPECT_LT(select_terms(basis, normals(150, 1, 2), {}).size(), 16U);
}

TEST(TermColumns, StandAfterAColumnOfOnes) {
  const PolynomialBasis basis(normals(200, 2, 1), InputDependence(2), 3);
  const MatrixXd columns = term_columns(basis, {{{{1, 3}}}, {{{0, 1}, {1, 1}}}});
  EXPECT_EQ(columns.cols(), 3);
  EXPECT_TRUE(columns.col(0).isOnes());
  EXPECT_EQ(columns.col(1), basis.degree(3).col(1));
  EXPECT_TRUE(columns.col(2).isApprox(basis.degree(1).col(0).cwiseProduct(basis.degree(1).col(1))));
}

}  // namespace
}  // namespace muster
