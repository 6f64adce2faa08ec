#pragma once

#include <Eigen/Core>

#include <vector>

#include "muster/sensitivity/dependence.hpp"

namespace muster::detail {

/// In the space of a block's innovations, the orthogonal projection on the span of the known inputs' scores: the best
/// guess of the innovations from those inputs. @param known  by place in the block; shape (inputs of the block)
[[nodiscard]] Eigen::MatrixXd projection_on(const InputDependence::Block& block, const std::vector<bool>& known);

}  // namespace muster::detail
