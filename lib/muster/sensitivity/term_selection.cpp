#include "muster/core/same_bits.hpp"

#include "muster/sensitivity/term_selection.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <functional>

namespace muster {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int most_rounds = 30;
constexpr std::size_t a_round = 16;  ///< terms taken at once
constexpr double most_products = 20000;

struct Candidate {
  BasisTerm term;
  double strength = 0;  ///< |t| of the term alone against the residual
};

double threshold(Index coordinates, int own, int joint) {
  const auto d = static_cast<double>(coordinates);
  return std::sqrt(2 * std::log(std::max(2.0, d * own + d * (d - 1) / 2 * joint * (joint - 1) / 2)));
}

/// What a regression on the terms leaves of an output, over its own standard deviation.
VectorXd standardised_rest(const MatrixXd& columns, const VectorXd& output) {
  const VectorXd centred = output.array() - output.mean();
  const MatrixXd gram = columns.transpose() * columns;
  VectorXd rest = centred - columns * gram.ldlt().solve(columns.transpose() * centred);
  const auto free = static_cast<double>(std::max<Index>(1, rest.size() - columns.cols()));
  const double spread = std::sqrt(rest.squaredNorm() / free);
  if (spread <= 1e-9 * std::sqrt(centred.squaredNorm() / static_cast<double>(rest.size()))) rest.setZero();
  return spread > 0 ? VectorXd(rest / spread) : rest;
}

class Search {
 public:
  Search(const PolynomialBasis& basis, const TermLimits& limits, Index draws)
      : basis_(basis),
        draws_(draws),
        own_(std::min(limits.own_degree, basis.highest_degree())),
        joint_(with_joint_degree(limits, basis.coordinates()).joint_degree),
        threshold_(threshold(basis.coordinates(), own_, joint_)) {}

  /// Terms above the threshold, the strongest first; not those in @p taken.
  [[nodiscard]] std::vector<Candidate> above_threshold(const VectorXd& rest,
                                                       const std::vector<BasisTerm>& taken) const {
    std::vector<Candidate> found;
    for (int degree = 1; degree <= own_; ++degree) add_own(found, degree, rest);
    for (int low = 1; 2 * low <= joint_; ++low) {
      for (int high = low; low + high <= joint_ && high <= basis_.highest_degree(); ++high) {
        add_products(found, low, high, rest);
      }
    }
    std::erase_if(found, [&](const Candidate& one) { return std::ranges::count(taken, one.term) > 0; });
    std::ranges::stable_sort(found, std::greater{}, &Candidate::strength);
    return found;
  }

 private:
  void add_own(std::vector<Candidate>& found, int degree, const VectorXd& rest) const {
    const VectorXd sums = basis_.degree(degree).topRows(draws_).transpose() * rest;
    for (Index j = 0; j < sums.size(); ++j) add(found, {{{j, degree}}}, sums[j]);
  }

  void add_products(std::vector<Candidate>& found, int low, int high, const VectorXd& rest) const {
    const auto& left = basis_.degree(low);
    const MatrixXd weighted = rest.asDiagonal() * basis_.degree(high).topRows(draws_);
    const MatrixXd sums = left.topRows(draws_).transpose() * weighted;
    for (Index i = 0; i < sums.rows(); ++i) {
      for (Index j = 0; j < sums.cols(); ++j) {
        if (i == j || (low == high && i > j)) continue;
        add(found, i < j ? BasisTerm{{{i, low}, {j, high}}} : BasisTerm{{{j, high}, {i, low}}}, sums(i, j));
      }
    }
  }

  void add(std::vector<Candidate>& found, BasisTerm term, double sum) const {
    const double strength = std::abs(sum) / std::sqrt(static_cast<double>(draws_));
    if (strength > threshold_) found.push_back({std::move(term), strength});
  }

  const PolynomialBasis& basis_;
  Index draws_;
  int own_, joint_;
  double threshold_;
};

std::vector<BasisTerm> first_terms(const PolynomialBasis& basis) {
  std::vector<BasisTerm> terms;
  const int highest = basis.draws() >= 20 * basis.coordinates() ? 2 : 1;
  for (Index j = 0; j < basis.coordinates(); ++j) {
    for (int degree = 1; degree <= std::min(highest, basis.highest_degree(j)); ++degree)
      terms.push_back({{{j, degree}}});
  }
  return terms;
}

void append_columns(MatrixXd& columns, const PolynomialBasis& basis, const std::vector<Candidate>& more) {
  columns.conservativeResize(Eigen::NoChange, columns.cols() + static_cast<Index>(more.size()));
  for (std::size_t i = 0; i < more.size(); ++i) {
    columns.col(columns.cols() - static_cast<Index>(more.size() - i)) = basis.column(more[i].term).head(columns.rows());
  }
}

}  // namespace

TermLimits with_joint_degree(TermLimits limits, Index coordinates) {
  if (limits.joint_degree > 0) return limits;
  const double pairs = 0.5 * static_cast<double>(coordinates * (coordinates - 1));
  limits.joint_degree = 2;
  while (limits.joint_degree < 12 && pairs * (limits.joint_degree + 1) * limits.joint_degree / 2 <= most_products) {
    ++limits.joint_degree;
  }
  return limits;
}

std::vector<BasisTerm> select_terms(const PolynomialBasis& basis, const MatrixXd& outputs, const TermLimits& limits) {
  const Index draws = std::min(basis.draws(), limits.draws);
  const Search search(basis, limits, draws);
  std::vector<BasisTerm> terms = first_terms(basis);
  const auto most =
      static_cast<std::size_t>(std::max<Index>(static_cast<Index>(terms.size()), std::min(limits.most, draws / 10)));
  MatrixXd columns = term_columns(basis, terms).topRows(draws);
  for (Index k = 0; k < outputs.cols(); ++k) {
    for (int round = 0; round < most_rounds && terms.size() < most; ++round) {
      std::vector<Candidate> more =
          search.above_threshold(standardised_rest(columns, outputs.col(k).head(draws)), terms);
      if (more.empty()) break;
      more.resize(std::min({more.size(), a_round, most - terms.size()}));
      append_columns(columns, basis, more);
      for (const Candidate& one : more) terms.push_back(one.term);
    }
  }
  return terms;
}

MatrixXd term_columns(const PolynomialBasis& basis, const std::vector<BasisTerm>& terms) {
  MatrixXd columns(basis.draws(), 1 + static_cast<Index>(terms.size()));
  columns.col(0).setOnes();
  for (std::size_t i = 0; i < terms.size(); ++i) columns.col(1 + static_cast<Index>(i)) = basis.column(terms[i]);
  return columns;
}

}  // namespace muster
