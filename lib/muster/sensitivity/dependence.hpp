#pragma once

#include <Eigen/Core>

#include <vector>

namespace muster {

/// How inputs hang together: a Gaussian copula, given by the correlations of their standard scores. Inputs joined by
/// any chain of correlations form a block; blocks are independent of each other.
class InputDependence {
 public:
  /// Independent inputs.
  explicit InputDependence(Eigen::Index inputs);

  /// @param correlation  of standard scores; shape (inputs, inputs)
  /// @throws InvalidInput unless symmetric and positive definite with ones on the diagonal
  explicit InputDependence(const Eigen::MatrixXd& correlation);

  /// Inputs of one block, ascending, and the lower Cholesky factor of their correlations: scores = factor innovations.
  struct Block {
    std::vector<Eigen::Index> inputs;
    Eigen::MatrixXd factor;
  };

  [[nodiscard]] Eigen::Index inputs() const { return static_cast<Eigen::Index>(block_of_.size()); }
  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
  [[nodiscard]] std::size_t block_of(Eigen::Index input) const { return block_of_[static_cast<std::size_t>(input)]; }
  [[nodiscard]] bool is_alone(Eigen::Index input) const { return blocks_[block_of(input)].inputs.size() == 1; }

 private:
  std::vector<Block> blocks_;
  std::vector<std::size_t> block_of_;
};

}  // namespace muster
