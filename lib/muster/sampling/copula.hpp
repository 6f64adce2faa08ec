#pragma once

#include <Eigen/Core>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace muster {

/// Spearman's rank correlation of two inputs.
struct RankCorrelation {
  std::string first, second;
  double rank = 0;  ///< in (-1, 1)
};

/// Correlation of two standard normals whose rank correlation is @p rank: 2 sin(pi rank / 6).
/// Source: Pearson (1907), On further methods of determining correlation; Kruskal (1958), JASA 53.
[[nodiscard]] double normal_correlation(double rank);

/// The inverse: 6 / pi asin(correlation / 2).
[[nodiscard]] double rank_correlation(double correlation);

/// A pair whose rank correlation is not the one asked for, because no joint distribution has all that were.
struct AdjustedPair {
  std::string first, second;
  double asked = 0, taken = 0;  ///< Spearman's rank
};

/// Joins inputs by a Gaussian copula on their rank correlations; pairs that are not named are independent given the
/// rest of the normal model. An input's normal depends on those declared before it, so that fixing an input, which
/// keeps its place here, moves no other.
class Copula {
 public:
  /// What to do with correlations that no joint distribution has.
  enum class Contradiction { refuse, take_nearest };

  /// @throws InvalidInput for a pair of unknown, equal or twice-named inputs and for a rank outside (-1, 1); if
  ///   refused, for ranks that contradict one another, naming the pairs and the nearest ranks that can be had
  Copula(std::span<const std::string> names, std::span<const RankCorrelation> pairs,
         Contradiction contradiction = Contradiction::refuse);

  [[nodiscard]] std::size_t inputs() const { return rows_.size(); }
  /// Whether the input has a correlation other than 0 with any other.
  [[nodiscard]] bool is_linked(std::size_t input) const { return linked_[input]; }

  /// The pairs that take_nearest moved by more than 0.00005, in order of declaration; those of rank 0 may be among
  /// them.
  [[nodiscard]] const std::vector<AdjustedPair>& adjusted() const { return adjusted_; }

  /// Correlated standard normals from independent ones; shape (inputs) both. Unlinked inputs keep
  /// theirs.
  [[nodiscard]] std::vector<double> correlated(std::span<const double> independent) const;

 private:
  struct Term {
    std::size_t input;
    double weight;
  };
  /// Takes the Cholesky factor of a group, given by its inputs in order of declaration, into the rows.
  void link(std::span<const Eigen::Index> group, const Eigen::MatrixXd& factor);

  std::vector<std::vector<Term>> rows_;  ///< rows of the Cholesky factor without its zeros
  std::vector<bool> linked_;
  std::vector<AdjustedPair> adjusted_;
};

}  // namespace muster
