#pragma once

#include <Eigen/Core>

#include <vector>

namespace muster::detail {

/// left^T right over the draws of each group, draw i being of group i % groups. Shape (groups) of (left columns, right
/// columns).
[[nodiscard]] std::vector<Eigen::MatrixXd> group_products(const Eigen::MatrixXd& left, const Eigen::MatrixXd& right,
                                                          int groups);

[[nodiscard]] Eigen::MatrixXd sum_of(const std::vector<Eigen::MatrixXd>& parts);

[[nodiscard]] Eigen::MatrixXd weighted_sum(const std::vector<Eigen::MatrixXd>& parts,
                                           const std::vector<double>& weights);

}  // namespace muster::detail
