#include "muster/sensitivity/detail/group_sums.hpp"

namespace muster::detail {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

MatrixXd rows_of_group(const MatrixXd& all, Index group, Index groups) {
  const Index rows = (all.rows() - group + groups - 1) / groups;
  MatrixXd some(rows, all.cols());
  for (Index i = 0; i < rows; ++i) some.row(i) = all.row(group + i * groups);
  return some;
}

}  // namespace

std::vector<MatrixXd> group_products(const MatrixXd& left, const MatrixXd& right, int groups) {
  std::vector<MatrixXd> products;
  for (int group = 0; group < groups; ++group) {
    products.emplace_back(rows_of_group(left, group, groups).transpose() * rows_of_group(right, group, groups));
  }
  return products;
}

MatrixXd sum_of(const std::vector<MatrixXd>& parts) {
  return weighted_sum(parts, std::vector<double>(parts.size(), 1));
}

MatrixXd weighted_sum(const std::vector<MatrixXd>& parts, const std::vector<double>& weights) {
  MatrixXd sum = MatrixXd::Zero(parts[0].rows(), parts[0].cols());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (weights[i] != 0) sum += weights[i] * parts[i];
  }
  return sum;
}

}  // namespace muster::detail
