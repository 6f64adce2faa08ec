#include "muster/sensitivity/dependence.hpp"

#include <Eigen/Cholesky>

#include "muster/core/require.hpp"

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

void check(const MatrixXd& correlation) {
  require(
      correlation.rows() == correlation.cols() && correlation.isApprox(correlation.transpose()) &&
          correlation.diagonal().isApproxToConstant(1),
      "a matrix of shape ({}, {}) is no correlation matrix (it is symmetric with ones on its diagonal); give one row "
      "and column an input",
      correlation.rows(), correlation.cols());
}

/// Inputs that a chain of correlations joins to @p first, ascending.
std::vector<Index> joined_to(Index first, const MatrixXd& correlation) {
  std::vector<bool> joined(static_cast<std::size_t>(correlation.rows()), false);
  std::vector<Index> open{first};
  joined[static_cast<std::size_t>(first)] = true;
  while (!open.empty()) {
    const Index from = open.back();
    open.pop_back();
    for (Index to = 0; to < correlation.rows(); ++to) {
      if (correlation(from, to) == 0 || joined[static_cast<std::size_t>(to)]) continue;
      joined[static_cast<std::size_t>(to)] = true;
      open.push_back(to);
    }
  }
  std::vector<Index> inputs;
  for (Index i = 0; i < correlation.rows(); ++i) {
    if (joined[static_cast<std::size_t>(i)]) inputs.push_back(i);
  }
  return inputs;
}

MatrixXd factor_of(const std::vector<Index>& inputs, const MatrixXd& correlation) {
  const auto size = static_cast<Index>(inputs.size());
  MatrixXd own(size, size);
  for (Index i = 0; i < size; ++i) {
    for (Index j = 0; j < size; ++j) {
      own(i, j) = correlation(inputs[static_cast<std::size_t>(i)], inputs[static_cast<std::size_t>(j)]);
    }
  }
  const Eigen::LLT<MatrixXd> factor(own);
  require(factor.info() == Eigen::Success,
          "the correlations contradict one another (no joint distribution has them); "
          "make the matrix positive definite");
  return factor.matrixL();
}

}  // namespace

InputDependence::InputDependence(Index inputs) : InputDependence(MatrixXd(MatrixXd::Identity(inputs, inputs))) {}

InputDependence::InputDependence(const MatrixXd& correlation)
    : block_of_(static_cast<std::size_t>(correlation.rows())) {
  check(correlation);
  for (Index i = 0; i < correlation.rows(); ++i) {
    std::vector<Index> inputs = joined_to(i, correlation);
    if (inputs.front() != i) continue;  // a block stands where its first input does
    for (const Index input : inputs) block_of_[static_cast<std::size_t>(input)] = blocks_.size();
    MatrixXd factor = factor_of(inputs, correlation);
    blocks_.push_back({std::move(inputs), std::move(factor)});
  }
}

}  // namespace muster
