#include "muster/sensitivity/detail/projection.hpp"

#include <Eigen/QR>

namespace muster::detail {

Eigen::MatrixXd projection_on(const InputDependence::Block& block, const std::vector<bool>& known) {
  const auto size = static_cast<Eigen::Index>(block.inputs.size());
  Eigen::MatrixXd span(size, 0);
  for (Eigen::Index i = 0; i < size; ++i) {
    if (!known[static_cast<std::size_t>(i)]) continue;
    span.conservativeResize(Eigen::NoChange, span.cols() + 1);
    span.col(span.cols() - 1) = block.factor.row(i).transpose();
  }
  if (span.cols() == 0) return Eigen::MatrixXd::Zero(size, size);
  if (span.cols() == size) return Eigen::MatrixXd::Identity(size, size);
  const Eigen::MatrixXd thin = span.householderQr().householderQ() * Eigen::MatrixXd::Identity(size, span.cols());
  return thin * thin.transpose();
}

}  // namespace muster::detail
