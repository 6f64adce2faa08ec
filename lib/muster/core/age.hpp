#pragma once

#include "muster/core/lanes.hpp"

#include <Eigen/Core>

namespace muster {

inline constexpr int age_count = 101;  ///< single years of age 0 .. 100; the last is open
inline constexpr int open_age = age_count - 1;

/// One value per single year of age; shape (101), the last entry stands for 100 and over.
using AgeVector = Eigen::Array<double, age_count, 1>;

/// The same for both sexes.
struct BySex {
  AgeVector female = AgeVector::Zero();
  AgeVector male = AgeVector::Zero();

  [[nodiscard]] double sum() const { return female.sum() + male.sum(); }
};

/// One value per single year of age in equations that are written over a scalar: see core/lanes.hpp.
template <class Real>
using AgeRow = Row<Real, age_count>;

/// The same for both sexes.
template <class Real>
struct BySexOf {
  AgeRow<Real> female, male;

  [[nodiscard]] Real sum() const { return female.sum() + male.sum(); }
};

/// A vector by age as it stands in equations over a scalar.
template <class Real>
[[nodiscard]] AgeRow<Real> row_of(const AgeVector& values) {
  AgeRow<Real> row;
  for (int a = 0; a < age_count; ++a) row[a] = Real(values.coeff(a));
  return row;
}

[[nodiscard]] inline AgeVector vector_of(const AgeRow<double>& row) {
  AgeVector values;
  for (int a = 0; a < age_count; ++a) values[a] = row[a];
  return values;
}

template <class Real>
[[nodiscard]] BySexOf<Real> rows_of(const BySex& values) {
  return {row_of<Real>(values.female), row_of<Real>(values.male)};
}

[[nodiscard]] inline BySex vectors_of(const BySexOf<double>& rows) {
  return {vector_of(rows.female), vector_of(rows.male)};
}

}  // namespace muster
