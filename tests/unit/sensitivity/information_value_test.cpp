// The value of information against closed forms: choose the better of nothing and 0.5 + Z1 + 2 Z2.
#include "muster/sensitivity/information_value.hpp"

#include "muster/core/require.hpp"
#include "muster/distributions/standard_normal.hpp"
#include "muster/sampling/design.hpp"
#include "muster/sampling/stream.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

namespace muster {
namespace {

constexpr Eigen::Index points = 1 << 14;

/// Standard normals by point: columns Z1, Z2 and one that bears on nothing.
Eigen::MatrixXd normals(std::uint64_t seed) {
  return Eigen::MatrixXd::NullaryExpr(points, 3, [&](Eigen::Index row, Eigen::Index column) {
    return standard_normal({.seed = seed,
                            .draw = static_cast<std::uint32_t>(row),
                            .future = no_future,
                            .purpose = purpose("information"),
                            .year = static_cast<std::uint32_t>(column)});
  });
}

/// The same from scrambled Sobol points, whose means are nearly exact.
Eigen::MatrixXd even_normals() {
  const Design design({.sampler = Sampler::sobol, .seed = 1, .draws = points}, {"Z1", "Z2", "nothing"});
  return Eigen::MatrixXd::NullaryExpr(points, 3, [&](Eigen::Index row, Eigen::Index column) {
    return normal_quantile(design.uniform(static_cast<std::uint32_t>(row), static_cast<std::size_t>(column)));
  });
}

Eigen::MatrixXd payoffs(const Eigen::MatrixXd& z) {
  Eigen::MatrixXd result = Eigen::MatrixXd::Zero(z.rows(), 2);
  result.col(1) = (0.5 + z.col(0).array() + 2 * z.col(1).array()).matrix();
  return result;
}

// E max(0, N(m, s^2)) - m with m 0.5 and s the spread of what is known: sqrt 5, 1 and 2.
TEST(InformationValue, MeetsTheClosedForms) {
  const Eigen::MatrixXd z = even_normals();
  const Eigen::MatrixXd pay = payoffs(z);
  const InformationValue all = perfect_information_value(pay), first = partial_information_value(z.leftCols(1), pay),
                         second = partial_information_value(z.middleCols(1, 1), pay),
                         both = partial_information_value(z.leftCols(2), pay);
  EXPECT_NEAR(all.value, 0.664271, 0.01);
  EXPECT_NEAR(first.value, 0.197797, 0.01);
  EXPECT_NEAR(second.value, 0.572689, 0.01);
  EXPECT_NEAR(both.value, 0.664271, 0.01);
  std::printf("EVPI %.6f, EVPPI %.6f, %.6f, both %.6f\n", all.value, first.value, second.value, both.value);
  for (const InformationValue& each : {all, first, second, both}) {
    EXPECT_GT(each.std_error, 0.002);
    EXPECT_LT(each.std_error, 0.02);
  }
}

// Twenty seeds: the spread of the estimates is what their errors say, within a factor of 1.6 (chance: 1 in 1000).
TEST(InformationValue, ItsErrorIsThatOfRepeats) {
  double sum = 0, squares = 0, errors = 0;
  constexpr int repeats = 20;
  for (std::uint64_t seed = 1; seed <= repeats; ++seed) {
    const Eigen::MatrixXd z = normals(seed).topRows(2000);
    const InformationValue found = partial_information_value(z.leftCols(1), payoffs(z));
    sum += found.value;
    squares += found.value * found.value;
    errors += found.std_error / repeats;
  }
  const double spread = std::sqrt((squares - sum * sum / repeats) / (repeats - 1));
  EXPECT_LT(spread / errors, 1.6);
  EXPECT_GT(spread / errors, 1 / 1.6);
  EXPECT_NEAR(sum / repeats, 0.197797, 4 * spread / std::sqrt(repeats));
}

TEST(InformationValue, WhatBearsOnNothingIsWorthNothing) {
  const Eigen::MatrixXd z = normals(2);
  EXPECT_LT(partial_information_value(z.rightCols(1), payoffs(z)).value, 0.003);
}

TEST(InformationValue, ADiscreteInputIsWorthWhatItSplits) {
  const Eigen::MatrixXd z = normals(3);
  Eigen::MatrixXd kind(points, 1), pay = Eigen::MatrixXd::Zero(points, 2);
  for (Eigen::Index i = 0; i < points; ++i) {
    kind(i, 0) = z(i, 0) > 0;
    pay(i, 1) = z(i, 0) > 0 ? 2 + z(i, 1) : -1 + z(i, 1);
  }
  EXPECT_NEAR(partial_information_value(kind, pay).value, 0.5, 0.03);  // 2/2 - (2 - 1)/2
}

// With noise in every future the best of noisy means is too good; halves that choose and pay take most of it back.
TEST(InformationValue, HalvesTakeBackWhatNoiseAdds) {
  const Eigen::MatrixXd z = normals(4);
  Eigen::MatrixXd one = payoffs(z), two = one;
  for (Eigen::Index i = 0; i < points; ++i) {
    one(i, 1) += 2 * standard_normal({.seed = 9, .draw = static_cast<std::uint32_t>(i)});
    two(i, 1) += 2 * standard_normal({.seed = 10, .draw = static_cast<std::uint32_t>(i)});
  }
  const double naive = perfect_information_value((one + two) / 2).value;
  const double halves = perfect_information_value(one, two).value;
  EXPECT_GT(naive, 0.664271 + 0.05);
  EXPECT_NEAR(halves, 0.664271, 0.08);
  EXPECT_LT(std::abs(halves - 0.664271), std::abs(naive - 0.664271));
}

TEST(InformationValue, RefusesWhatDoesNotFit) {
  const Eigen::MatrixXd few = Eigen::MatrixXd::Zero(49, 1), many = Eigen::MatrixXd::Zero(60, 1);
  EXPECT_THROW((void)partial_information_value(few, few), InvalidInput);
  EXPECT_THROW((void)partial_information_value(many, few), InvalidInput);
  EXPECT_THROW((void)perfect_information_value(few.topRows(1)), InvalidInput);
}

}  // namespace
}  // namespace muster
