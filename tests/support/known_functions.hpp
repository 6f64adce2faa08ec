#pragma once

#include <Eigen/Core>
#include <array>
#include <cmath>
#include <numbers>

#include "muster/sampling/stream.hpp"

namespace muster::test {

/// Ishigami and Homma (1990) with a = 7 and b = 0.1, of three uniform shares; its indices in closed form.
struct Ishigami {
  static constexpr Eigen::Index inputs = 3;
  static constexpr std::array first{0.313905, 0.442411, 0.0}, total{0.557589, 0.442411, 0.243684},
      shapley{0.435747, 0.442411, 0.121842};

  static double at(const Eigen::VectorXd& share) {
    const auto x = [&](int i) { return std::numbers::pi * (2 * share[i] - 1); };
    const double second = std::sin(x(1));
    return std::sin(x(0)) * (1 + 0.1 * std::pow(x(2), 4)) + 7 * second * second;
  }
};

/// Saltelli and Sobol's g with a = (0, 1, 4.5, 9, 99, 99, 99, 99).
struct SobolG {
  static constexpr Eigen::Index inputs = 8;
  static constexpr double first = 0.716192, total = 0.787144;  ///< of the first input

  static double at(const Eigen::VectorXd& share) {
    static constexpr std::array a{0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
    double product = 1;
    for (int i = 0; i < 8; ++i) {
      product *= (std::abs(4 * share[i] - 2) + a[static_cast<std::size_t>(i)]) / (1 + a[static_cast<std::size_t>(i)]);
    }
    return product;
  }
};

/// Independent uniforms. Shape (draws, columns).
inline Eigen::MatrixXd uniforms(Eigen::Index draws, Eigen::Index columns, std::uint64_t seed) {
  Eigen::MatrixXd u(draws, columns);
  for (Eigen::Index i = 0; i < draws; ++i) {
    for (Eigen::Index j = 0; j < columns; ++j) {
      u(i, j) =
          uniform({.seed = seed, .draw = static_cast<std::uint32_t>(i), .purpose = static_cast<std::uint32_t>(j)});
    }
  }
  return u;
}

/// Independent standard normals. Shape (draws, columns).
inline Eigen::MatrixXd normals(Eigen::Index draws, Eigen::Index columns, std::uint64_t seed) {
  Eigen::MatrixXd z(draws, columns);
  for (Eigen::Index i = 0; i < draws; ++i) {
    for (Eigen::Index j = 0; j < columns; ++j) {
      z(i, j) = standard_normal(
          {.seed = seed, .draw = static_cast<std::uint32_t>(i), .purpose = static_cast<std::uint32_t>(j)});
    }
  }
  return z;
}

/// A function of a row of shares, for each row. Shape (draws, 1).
template <class Function>
Eigen::MatrixXd values_of(const Eigen::MatrixXd& shares) {
  Eigen::MatrixXd values(shares.rows(), 1);
  for (Eigen::Index i = 0; i < shares.rows(); ++i) values(i, 0) = Function::at(shares.row(i).transpose());
  return values;
}

}  // namespace muster::test
