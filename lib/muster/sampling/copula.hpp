#pragma once

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

/// Joins inputs by a Gaussian copula on their rank correlations; pairs that are not named are independent given the
/// rest of the normal model. An input's normal depends on those declared before it, so that fixing an input, which
/// keeps its place here, moves no other.
class Copula {
 public:
  /// What to do with correlations that no joint distribution has.
  enum class Contradiction { refuse, take_nearest };

  /// @throws InvalidInput for a pair of unknown, equal or twice-named inputs, a rank outside (-1, 1), and, if refused,
  /// for
  ///         ranks that contradict one another: it names the pairs and the nearest ranks that can be had
  Copula(std::span<const std::string> names, std::span<const RankCorrelation> pairs,
         Contradiction contradiction = Contradiction::refuse);

  [[nodiscard]] std::size_t inputs() const { return rows_.size(); }
  /// Whether the input has a correlation other than 0 with any other.
  [[nodiscard]] bool is_linked(std::size_t input) const { return linked_[input]; }

  /// Correlated standard normals from independent ones; shape (inputs) both. An input without a correlation keeps its
  /// own.
  [[nodiscard]] std::vector<double> correlated(std::span<const double> independent) const;

 private:
  struct Term {
    std::size_t input;
    double weight;
  };
  std::vector<std::vector<Term>> rows_;  ///< rows of the Cholesky factor without its zeros
  std::vector<bool> linked_;
};

}  // namespace muster
