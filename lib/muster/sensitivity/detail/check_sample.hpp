#pragma once

#include <Eigen/Core>
#include <algorithm>

#include "muster/core/require.hpp"

namespace muster::detail {

/// @throws InvalidInput unless both have one row a draw, every number is finite, no input is constant, and there are at
///   least 8 draws an input, and 128.
inline void check_sample(const Eigen::MatrixXd& inputs, const Eigen::MatrixXd& outputs) {
  require(inputs.rows() == outputs.rows(), "inputs of {} draws and outputs of {} (one of either is wanted for each)",
          inputs.rows(), outputs.rows());
  require(inputs.cols() > 0 && outputs.cols() > 0, "{} inputs and {} outputs (nothing to compare); give one of either",
          inputs.cols(), outputs.cols());
  require(inputs.rows() >= 128 && inputs.rows() >= 8 * inputs.cols(),
          "{} draws for {} inputs (too few to tell them apart); make at least {}", inputs.rows(), inputs.cols(),
          std::max<Eigen::Index>(128, 8 * inputs.cols()));
  require(inputs.allFinite() && outputs.allFinite(), "an input or output is not finite (a failed draw); leave it out");
  for (Eigen::Index j = 0; j < inputs.cols(); ++j) {
    require(inputs.col(j).maxCoeff() > inputs.col(j).minCoeff(),
            "input {} is constant (nothing can depend on it); leave it out", j);
  }
}

}  // namespace muster::detail
