#pragma once

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

}  // namespace muster
